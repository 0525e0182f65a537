import { webkit } from './drivers/webkit.js'
import { describeScenarios } from './scenarios.js'

describeScenarios(webkit)
