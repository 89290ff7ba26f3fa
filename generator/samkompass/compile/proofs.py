"""Where the proofs of a project's scoring tables are: beside the instruments, in the cache, or made."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from samkompass.load.project import PROOF_FILE, Project
from samkompass.scoring.table import Table

from .proof import NoProof, Proof, proof_text, read_proof
from .prove import prove
from .table import renamed
from .verify import faults


@dataclass
class Proofs:
    """Finds the proof of a table.

    Attributes:
        project: whose tables they are.
        cache: whether proofs that were made are kept in the project's ``.cache/proofs``.
        demanded: whether instruments are to have a proof beside them; variants of an edition need none.
        beside: whether proofs beside instruments are read; not when they are to be made anew.
        ready: hash of a table → its proof, when it has been found to hold.
    """

    project: Project
    cache: bool = True
    demanded: bool = True
    beside: bool = True
    ready: dict[str, Proof] = field(default_factory=dict)

    def committed(self, instrument: PurePosixPath) -> Proof | None:
        """The proof beside an instrument's file, unverified; None when there is none.

        Raises:
            NoProof: there is a file that is none.
        """
        if not self.beside:
            return None
        try:
            raw = self.project.file(instrument.with_name(PROOF_FILE)).read_bytes()
        except OSError:
            return None
        return read_proof(raw)

    def accept(self, table: Table, proof: Proof) -> list[str]:
        """Use a proof from here on when it holds.

        Returns:
            What is wrong with it; empty when nothing is.
        """
        wrong = list(faults(table, proof))
        if not wrong:
            self.ready[proof.table] = proof
        return wrong

    def known(self, table: Table) -> Proof | None:
        """A proof that needs no making: accepted before, or kept in the cache."""
        hash_ = table["hash"]
        if hash_ not in self.ready and self.cache:
            try:
                self.accept(table, read_proof(self._place(hash_).read_bytes()))
            except (OSError, NoProof):
                return None
        return self.ready.get(hash_)

    def of(self, table: Table, instrument: str | None = None) -> Proof:
        """The proof of a table; takes seconds when it has to be made.

        Args:
            table: the table.
            instrument: what its instrument is called in its own file: a variant is proved under that id.
        """
        if instrument is not None and table["instrument"] != instrument:
            table = renamed(table, instrument)
        proof = self.known(table)
        if proof is None:
            proof = self.ready[table["hash"]] = prove(table)
            self._keep(table, proof)
        return proof

    def write(self, table: Table, instrument: PurePosixPath) -> bool:
        """Put the proof of a table beside the instrument's file; whether the file is another than before."""
        path = self.project.file(instrument.with_name(PROOF_FILE))
        text = proof_text(table, self.of(table)).encode()
        if path.is_file() and path.read_bytes() == text:
            return False
        path.write_bytes(text)
        return True

    def _place(self, hash_: str) -> Path:
        return self.project.root / ".cache" / "proofs" / f"{hash_}.json"

    def _keep(self, table: Table, proof: Proof) -> None:
        """Put a proof in the cache. A folder that cannot be written costs the cache and nothing else."""
        if not self.cache:
            return
        path = self._place(table["hash"])
        unfinished = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(proof_text(table, proof), encoding="utf-8")
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
