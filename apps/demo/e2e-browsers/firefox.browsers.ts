import { firefox } from './drivers/firefox.js'
import { describeScenarios } from './scenarios.js'

describeScenarios(firefox)
