export { Avatar } from './avatar/avatar';
export { initials } from './avatar/initials';
export { Confirm } from './dialog/confirm';
export type { Question } from './dialog/question';
export { Field } from './field/field';
export { Input } from './field/input';
export { type Fact, Facts } from './facts/facts';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icon-glyphs';
export { levelTones, type LevelTone, type LevelView, toneColor, toneContainer, toneOf, toneText } from './level/level';
export { LevelGlyph } from './level/level-glyph';
export { LevelTag } from './level/level-tag';
export { Changed } from './live/changed';
export { formatBytes } from './number/bytes';
export { counted, formatCount, formatNumber, formatPoints, formatShort } from './number/points';
export { MenuButton } from './menu/menu-button';
export { PageHead } from './page-head/page-head';
export { Heatline } from './score/heatline';
export type { HeatlineLevel } from './score/heatline-bands';
export { ScoreCell } from './score/score-cell';
export { Trend } from './score/trend';
export { ListFoot } from './list-foot/list-foot';
export { Failed } from './states/failed';
export { LoadingLine } from './states/loading-line';
export { type NoScores, NoScoresBlock } from './states/no-scores';
export { Skeleton } from './states/skeleton';
export { StateBlock } from './states/state-block';
export { Stepper } from './stepper/stepper';
export { Tag } from './tag/tag';
export { Token } from './tag/token';
export {
  dayKey,
  formatDay,
  formatDayGroup,
  formatDuration,
  formatExact,
  formatMoment,
  formatRelative,
  formatShortDay,
  formatTime,
} from './time/moment';
export { RelativeTime } from './time/relative-time';
export { DISPLAY_TIME_ZONE, Ticker } from './time/ticker';
export { Toaster } from './toast/toaster';
