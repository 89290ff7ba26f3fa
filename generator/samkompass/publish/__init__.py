"""A built site → what is published: policies, search index, offline zip, and the swap with the old one."""
