// From doses and half-lives to the points of a curve and the figures beside it. No page is touched here.
import { accumulation, band, course, repeated, shareLost, steadyMean, steadyPeak, steadyTrough, timeToLoss } from "../pk.js";

/** How many points a curve has beside those at the starts and ends of doses. */
const POINTS = 240;

/** The doses of a regimen {amount, duration, interval, count}; times in hours. */
export function doses({ amount, duration, interval, count }) {
  return repeated(amount, duration, count > 1 ? interval : 0, count);
}

/** The end of the last dose. */
export function end(all) {
  return Math.max(...all.map((dose) => dose.at + dose.duration));
}

/** Until when a curve is drawn: five of the longest half-lives after the last dose, within sense of the doses' span. */
export function horizon(all, halfLives) {
  const longest = Math.max(...halfLives.map((each) => each.high));
  return end(all) + 5 * longest;
}

/** Times at which a curve is drawn: evenly, and just before, at the start and at the end of each dose. */
export function times(all, from, until) {
  const span = until - from;
  const found = new Set();
  for (let at = 0; at <= POINTS; at += 1) found.add(from + (span * at) / POINTS);
  for (const dose of all) {
    for (const time of [dose.at - span * 1e-6, dose.at, dose.at + dose.duration]) {
      if (time >= from && time <= until) found.add(time);
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** The curve of a half-life {low, central, high}: {time, low, mid, high}; `mid` is null for a range without one. */
export function curve(all, halfLife, at) {
  return at.map((time) => {
    const ends = band(halfLife, (each) => course(all, each, time));
    const mid = halfLife.central === undefined ? null : course(all, halfLife.central, time);
    return { time, low: ends.low, mid, high: ends.high };
  });
}

/** The figures of a regimen, each as {low, high}. */
export function figures(regimen, halfLife) {
  const { amount, duration, interval, count } = regimen;
  const all = doses(regimen);
  const last = end(all);
  const over = (figure) => band(halfLife, figure);
  const result = {
    highest: over((each) => course(all, each, last)),
    last,
    cleared: over((each) => timeToLoss(each, 0.96875)),
  };
  if (count < 2) return result;
  const before = (count - 1) * interval;
  return {
    ...result,
    beforeLast: over((each) => course(all.slice(0, -1), each, before)),
    ratio: over((each) => accumulation(each, interval)),
    nearSteady: over((each) => timeToLoss(each, 0.9)),
    steadyLow: over((each) => steadyTrough(amount, duration, each, interval)),
    steadyHigh: over((each) => steadyPeak(amount, duration, each, interval)),
    steadyMean: over((each) => steadyMean(amount, each, interval)),
  };
}

/** After which time a share (0 to 1) is gone, and what is gone after a time. */
export function timeFor(halfLife, share) {
  return band(halfLife, (each) => timeToLoss(each, share));
}

/** The share gone after a time. */
export function goneAfter(halfLife, elapsed) {
  return band(halfLife, (each) => shareLost(each, elapsed));
}
