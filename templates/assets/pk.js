// First-order decline from one compartment: the same functions as in src/derive/pk, held to them by
// tests/vectors/pk.json. Times and half-lives of one call are in one unit; half-lives are above zero.

/** The share left after a time: 2^(−t/t½). */
export function shareLeft(halfLife, elapsed) {
  return Math.pow(2, -elapsed / halfLife);
}

/** The share lost after a time, which is also the share of the steady state reached: 1 − 2^(−t/t½). */
export function shareLost(halfLife, elapsed) {
  return -Math.expm1(-Math.LN2 * (elapsed / halfLife));
}

/** The time after which a share (from 0, below 1) is lost: −t½ · log₂(1 − share). */
export function timeToLoss(halfLife, share) {
  return -halfLife * (Math.log1p(-share) / Math.LN2);
}

/** How much higher the peaks of equal doses come to stand than the first: 1 / (1 − 2^(−τ/t½)). */
export function accumulation(halfLife, interval) {
  return 1 / shareLost(halfLife, interval);
}

/**
 * How much of all doses begun by then is in the body at a time. A dose is {at, amount, duration}; a duration of 0 is a
 * dose at once, any other a drip at a constant rate.
 */
export function course(doses, halfLife, time) {
  let sum = 0;
  for (const dose of doses) sum += ofOne(dose, halfLife, time);
  return sum;
}

/** Equal doses every interval, the first at zero. */
export function repeated(amount, duration, interval, count) {
  return Array.from({ length: count }, (_, nth) => ({ at: nth * interval, amount, duration }));
}

function ofOne({ at, amount, duration }, halfLife, time) {
  const elapsed = time - at;
  if (elapsed < 0) return 0;
  if (duration <= 0) return amount * shareLeft(halfLife, elapsed);
  const plateau = (amount / duration) * (halfLife / Math.LN2);
  const running = Math.min(elapsed, duration);
  return plateau * shareLost(halfLife, running) * shareLeft(halfLife, elapsed - running);
}

/** The highest amount in the steady state: at the end of each dose. The duration is not longer than the interval. */
export function steadyPeak(amount, duration, halfLife, interval) {
  return course([{ at: 0, amount, duration }], halfLife, duration) * accumulation(halfLife, interval);
}

/** The lowest amount in the steady state: just before the next dose. */
export function steadyTrough(amount, duration, halfLife, interval) {
  return steadyPeak(amount, duration, halfLife, interval) * shareLeft(halfLife, interval - duration);
}

/** The mean amount in the steady state: D · t½ / (ln 2 · τ). */
export function steadyMean(amount, halfLife, interval) {
  return (amount * halfLife) / (Math.LN2 * interval);
}

/**
 * A figure over a range of half-lives {low, high}: from its value at the one end to that at the other, which bound it,
 * since every figure here only rises or only falls with the half-life.
 */
export function band({ low, high }, figure) {
  const [one, other] = [figure(low), figure(high)];
  return { low: Math.min(one, other), high: Math.max(one, other) };
}
