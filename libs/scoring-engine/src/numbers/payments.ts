import { halfUpLine, halfUpPower } from './exact';

/** 2^(−k/32), each the nearest double. */
const fractions = Float64Array.of(
  1.0,
  0.9785720620877001,
  0.9576032806985737,
  0.93708381705515,
  0.9170040432046712,
  0.8973545375015536,
  0.8781260801866497,
  0.859309649061239,
  0.8408964152537145,
  0.8228777390769825,
  0.8052451659746271,
  0.7879904225539432,
  0.7711054127039704,
  0.7545822137967114,
  0.7384130729697497,
  0.7225904034885233,
  0.7071067811865476,
  0.691954940981916,
  0.6771277734684463,
  0.6626183215798707,
  0.6484197773255048,
  0.6345254785958666,
  0.620928906036742,
  0.6076236799902345,
  0.5946035575013605,
  0.5818624293887887,
  0.5693943173783458,
  0.5571933712979462,
  0.5452538663326288,
  0.5335702003384118,
  0.5221368912137069,
  0.5109485743270583,
);
/** 2^−i; past 64 halvings nothing that a rule can pay is left. */
const halvings = Float64Array.from({ length: 64 }, (_, i) => 2 ** -i);

// Doubles are right to some 1e-15; whatever lies nearer to a half than this is decided with whole numbers.
const doubt = 1e-14;

/**
 * points · 0.5^(age / halfLife) as whole millionths, rounded half up. Only + and · of doubles, whose results IEEE 754
 * fixes, so that every machine and browser gives the same number (Math.pow may differ in the last bit); the rare
 * value so near to a half that a double cannot tell is decided exactly.
 */
export function halfLifePayment(millionths: number, age: number, halfLife: number): number {
  const halved = age / halfLife;
  const whole = Math.floor(halved);
  if (whole >= 64) return 0;
  const part = halved - whole;
  const step = (part * 32) | 0;
  const z = (part - step / 32) * Math.LN2;
  const power = 1 - z * (1 - z * (1 / 2 - z * (1 / 6 - z * (1 / 24 - z * (1 / 120 - z * (1 / 720))))));
  const value = millionths * (power * fractions[step] * halvings[whole]);
  return isSettled(value) ? Math.floor(value + 0.5) : halfUpPower(millionths, age, halfLife);
}

/** points · max(0, 1 − age / length) as whole millionths, rounded half up. */
export function linearPayment(millionths: number, age: number, length: number): number {
  if (age >= length) return 0;
  const value = (millionths * (length - age)) / length;
  return isSettled(value) ? Math.floor(value + 0.5) : halfUpLine(millionths, age, length);
}

/** Is a double fine enough to know to which side this value rounds? */
function isSettled(value: number): boolean {
  const raised = value + 0.5;
  const rest = raised - Math.floor(raised);
  const near = (value < 0 ? -value : value) * doubt + 1e-9;
  return rest > near && rest < 1 - near;
}
