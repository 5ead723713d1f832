/** Rows at which a yes / no question holds, ascending. */
export type Rows = Int32Array;

export interface Fit {
  intercept: number;
  coefficients: number[];
  /** What the fit says of each row, 0 to 1. */
  chance: Float64Array;
  /** Inverse of the penalised information, intercept first: its diagonal has the squared standard errors. */
  covariance: Float64Array[];
}

const rounds = 30;

/**
 * Logistic regression on yes / no columns by Newton's method. `prior` is the standard deviation of a normal prior around 0 for each
 * coefficient (in logits): a column that holds for few rows moves little from 0. The intercept is free.
 */
export function fitLogistic(converted: Uint8Array, columns: readonly Rows[], prior: number, start?: number[]): Fit {
  const size = columns.length + 1;
  const ridge = 1 / (prior * prior);
  const beta = new Float64Array(size);
  if (start) beta.set(start);
  const logits = new Float64Array(converted.length);
  const chance = new Float64Array(converted.length);
  let covariance: Float64Array[] = [];
  for (let round = 0; round < rounds; round++) {
    chances(beta, columns, logits, chance);
    const { gradient, information } = slopes(converted, chance, columns);
    for (let i = 1; i < size; i++) {
      gradient[i] -= ridge * beta[i];
      information[i][i] += ridge;
    }
    // Where all rows are alike, the information of the intercept vanishes.
    information[0][0] += 1e-9;
    covariance = inverse(information);
    let moved = 0;
    for (let i = 0; i < size; i++) {
      let step = 0;
      for (let j = 0; j < size; j++) step += covariance[i][j] * gradient[j];
      // Without a bound Newton may overshoot from a start at 0.
      step = Math.max(-2, Math.min(2, step));
      beta[i] += step;
      moved = Math.max(moved, Math.abs(step));
    }
    if (moved < 1e-7) break;
  }
  chances(beta, columns, logits, chance);
  return { intercept: beta[0], coefficients: [...beta.subarray(1)], chance, covariance };
}

function chances(beta: Float64Array, columns: readonly Rows[], logits: Float64Array, chance: Float64Array): void {
  logits.fill(beta[0]);
  columns.forEach((rows, column) => {
    const add = beta[column + 1];
    for (let i = 0; i < rows.length; i++) logits[rows[i]] += add;
  });
  for (let row = 0; row < logits.length; row++) chance[row] = 1 / (1 + Math.exp(-logits[row]));
}

function slopes(converted: Uint8Array, chance: Float64Array, columns: readonly Rows[]) {
  const size = columns.length + 1;
  const gradient = new Float64Array(size);
  const information = Array.from({ length: size }, () => new Float64Array(size));
  const weight = new Float64Array(chance.length);
  for (let row = 0; row < chance.length; row++) {
    weight[row] = chance[row] * (1 - chance[row]);
    gradient[0] += converted[row] - chance[row];
    information[0][0] += weight[row];
  }
  const held = new Uint8Array(chance.length);
  columns.forEach((rows, a) => {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      held[row] = 1;
      gradient[a + 1] += converted[row] - chance[row];
      information[a + 1][a + 1] += weight[row];
    }
    information[0][a + 1] = information[a + 1][0] = information[a + 1][a + 1];
    for (let b = 0; b < a; b++) {
      const other = columns[b];
      let sum = 0;
      for (let i = 0; i < other.length; i++) sum += held[other[i]] * weight[other[i]];
      information[a + 1][b + 1] = information[b + 1][a + 1] = sum;
    }
    for (let i = 0; i < rows.length; i++) held[rows[i]] = 0;
  });
  return { gradient, information };
}

/** Of a symmetric positive definite matrix, by Gauss and Jordan with the largest pivot. */
function inverse(matrix: readonly Float64Array[]): Float64Array[] {
  const size = matrix.length;
  const left = matrix.map((row) => Float64Array.from(row));
  const right = left.map((_, i) => Float64Array.from({ length: size }, (_unused, j) => (i === j ? 1 : 0)));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(left[row][column]) > Math.abs(left[pivot][column])) pivot = row;
    }
    [left[column], left[pivot]] = [left[pivot], left[column]];
    [right[column], right[pivot]] = [right[pivot], right[column]];
    const by = left[column][column] || 1e-12;
    for (let j = 0; j < size; j++) {
      left[column][j] /= by;
      right[column][j] /= by;
    }
    for (let row = 0; row < size; row++) {
      const times = left[row][column];
      if (row === column || times === 0) continue;
      for (let j = 0; j < size; j++) {
        left[row][j] -= times * left[column][j];
        right[row][j] -= times * right[column][j];
      }
    }
  }
  return right;
}

/** How much a further column would explain, as a squared z (Rao's score test); 0 = nothing that the others do not say already. */
export function gainOf(
  converted: Uint8Array,
  fit: Fit,
  columns: readonly Rows[],
  rows: Rows,
  held: Uint8Array,
): number {
  const { chance, covariance } = fit;
  let slope = 0;
  let own = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    held[row] = 1;
    slope += converted[row] - chance[row];
    own += chance[row] * (1 - chance[row]);
  }
  const shared = new Float64Array(columns.length + 1);
  shared[0] = own;
  columns.forEach((other, column) => {
    let sum = 0;
    for (let i = 0; i < other.length; i++) {
      const row = other[i];
      if (held[row] === 1) sum += chance[row] * (1 - chance[row]);
    }
    shared[column + 1] = sum;
  });
  for (let i = 0; i < rows.length; i++) held[rows[i]] = 0;
  let explained = 0;
  for (let a = 0; a < shared.length; a++) {
    for (let b = 0; b < shared.length; b++) explained += shared[a] * covariance[a][b] * shared[b];
  }
  const left = own - explained;
  return left < own * 1e-3 || left <= 0 ? 0 : (slope * slope) / left;
}
