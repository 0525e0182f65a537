export {
  type AppliedStep,
  type ApplyDefinitionPlanOptions,
  type ApplyDefinitionPlanProgress,
  type ApplyDefinitionPlanResult,
  applyDefinitionPlan,
  listPlanSteps,
  type PlannedStep,
} from './applyDefinitionPlan.js'
export {
  type DefinitionDocument,
  type DocumentDefinition,
  type FormatDefinitionDocumentOptions,
  formatDefinitionDocument,
  type NamedNotification,
  type WantedDefinition,
} from './definitionDocument.js'
export { DefinitionDocumentError, type DefinitionProblem } from './documentError.js'
export { type PlanDefinitionsOptions, planDefinitions } from './planDefinitions.js'
export type {
  ChangeableField,
  CurrentDefinition,
  DefinitionChange,
  DefinitionPlan,
  DefinitionRefusal,
  PlannedChange,
  PlannedCreate,
  PlannedDefinition,
  PlannedDelete,
  PlannedRefusal,
  PlannedUnchanged,
} from './planTypes.js'
export { readDefinitionDocument } from './readDefinitionDocument.js'
