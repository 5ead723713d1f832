const minus = '\u2212';
const plain = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

/** 1,048,576; −3.5. At most two decimals, a real minus sign. */
export const formatNumber = (value: number) => plain.format(value).replace('-', minus);

/** 1,048,576: counts. */
export const formatCount = (value: number) => whole.format(value).replace('-', minus);

/** 1.05M: counts where room is scarce. */
export const formatShort = (value: number) => short.format(value);

/** +12, −4, 0: points gained or lost. */
export const formatPoints = (value: number) => (value > 0 ? `+${plain.format(value)}` : formatNumber(value));

/** "1 lead", "2 leads". */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
