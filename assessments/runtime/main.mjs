/** The script of pages with an instrument. */
import { Instrument } from './dom/instrument.mjs'
import { startModules } from './dom/modules.mjs'

startModules(document, { instrument: Instrument }, (error) => console.error(error))
