// Nearly every page shows these. Named one by one, they come as a whole with the frame of the console, in one piece instead of twenty.
export { Button, type ButtonLook } from './button/button';
export { IconButton } from './button/icon-button';
export { Icon } from './icon/icon';
export type { IconName } from './icon/icon-glyphs';
export { Amount } from './field/amount';
export { Input } from './field/input';
export { levelTones, type LevelTone, type LevelView, toneColor, toneContainer, toneOf, toneText } from './level/level';
export { LevelGlyph } from './level/level-glyph';
export { LevelTag } from './level/level-tag';
export { Changed } from './live/changed';
export { MenuButton } from './menu/menu-button';
export { counted, formatCount, formatNumber, formatPoints, formatShort } from './number/points';
export { readNumber } from './number/read-number';
export { PageHead } from './page-head/page-head';
export { ScoreCell } from './score/score-cell';
export { Trend } from './score/trend';
export { Failed } from './states/failed';
export { LoadingLine } from './states/loading-line';
export { Skeleton } from './states/skeleton';
export { Tag } from './tag/tag';
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

// With them, also what fewer pages show: a bundler loads all that one index names, wherever one name of it is used.
export * from './avatar/avatar';
export * from './avatar/initials';
export * from './dialog/confirm';
export * from './dialog/question';
export * from './field/field';
export * from './list-foot/list-foot';
export * from './states/model-prompt';
export * from './states/no-scores';
export * from './states/state-block';
