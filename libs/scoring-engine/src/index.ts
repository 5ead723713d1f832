export { type ScoreCount } from './calibration/auc';
export { Examples, idOf as signId, type Example } from './calibration/examples';
export { scoreOutcomes, sumOf as outcomeOfAll } from './calibration/outcomes';
export { hashOf } from './calibration/part-of';
export { suggestRules } from './calibration/suggest';
export { outcomeOf } from './calibration/wilson';
export { compileCondition, type CompiledCondition } from './conditions/compile-condition';
export { noExtras, type Extras } from './conditions/extras';
export { match, matchUntil, whyNot } from './conditions/match';
export { type Failing } from './conditions/node';
export {
  compileConversion,
  conversionsIn,
  criteriaOfConversion,
  describeConversion,
  firstConversion,
  type CompiledConversion,
  type ConversionFound,
} from './conversion/conversion';
export { MemoryCatalog, type Catalog } from './criteria/catalog';
export {
  classifyEvent,
  classifyProfile,
  compileClassifier,
  type Classifier,
  type EventFact,
} from './criteria/classifier';
export {
  criteriaOfCondition,
  criteriaOfModel,
  datedKeysOfCondition,
  datedKeysOfModel,
  leavesOf,
  type DatedKey,
} from './criteria/criteria-of';
export { activityCriterion, type Criterion } from './criteria/criterion';
export {
  emptyFacts,
  type AdjustmentFact,
  type DatedValue,
  type EventTypesSeen,
  type Facts,
  type ResetFact,
} from './facts';
export { compileModel, type CompiledModel, type CompileOptions } from './model/compile-model';
export { compileTwo, type TwoVersions } from './model/two-versions';
export { type Compiled } from './model/resolve';
export { decayOf, type Decay } from './numbers/decay';
export { exactOf, hundredthsOf, millionthsOf, pointsOf, roundToHundredths } from './numbers/points';
export { contributions, type Contribution } from './score/contributions';
export {
  difference,
  factsBefore,
  type Difference,
  type DifferenceCause,
  type DifferencePart,
  type LineDifference,
  type Moment,
} from './score/difference';
export {
  type Ignored,
  type Ledger,
  type LedgerLine,
  type LineKind,
  type UnmatchedReason,
  type UnmatchedRule,
} from './score/ledger';
export { score } from './score/score';
export { scoreLean } from './score/score-lean';
export { scoreTwo } from './score/score-two';
export { newLeanScore, type LeanScore } from './score/settle';
export { Calendar } from './time/calendar';
export { zoneTransitions, type ZoneTransitions } from './time/zone';
export {
  appendToTail,
  foldTail,
  insertEntry,
  needsRepack,
  packEntries,
  replaceSecond,
  type Entry,
} from './timeline/pack';
export {
  bytesOf,
  emptyTimeline,
  entryBytes,
  firstAtOrAfter,
  lengthOf,
  profileBit,
  readTimeline,
  TimelineReader,
  type Timeline,
} from './timeline/timeline';
export { uniteTimelines } from './timeline/unite';
export { isSet, readPath } from './values/path';
export { definitionChanges } from './words/definition-changes';
export { describeCriterion } from './words/describe-criterion';
export {
  describeCondition,
  describeCount,
  describeLeaf,
  describeMatch,
  describeSeason,
  describeTypes,
} from './words/describe-condition';
export { describeDecay, describeRule } from './words/describe-rule';
export { whyScore } from './words/why-score';
export { type Names } from './words/words';
