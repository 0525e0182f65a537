import { exerciseCore } from './exerciseCore.mjs'

globalThis.exerciseCore = exerciseCore
