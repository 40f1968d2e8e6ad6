// Conversion between units. A scale is [coefficient, power of ten], as the site's own units have it; tens are kept
// apart so that converting milligrams to grams rounds once at most. Held to the site's units by tests/vectors/units.json.

/** A value in the unit of one scale, in that of another. */
export function convert(value, from, to) {
  return ten(value * (from[0] / to[0]), from[1] - to[1]);
}

/** A mass in grams for an amount in moles (`per` 1), or an amount for a mass (`per` −1), by a molar mass in g/mol. */
export function byMolarMass(value, molarMass, per) {
  return per > 0 ? value * molarMass : value / molarMass;
}

function ten(value, power) {
  let result = value;
  for (let left = power; left !== 0; ) {
    const step = Math.max(-22, Math.min(22, left));
    const factor = 10 ** Math.abs(step);
    result = step > 0 ? result * factor : result / factor;
    left -= step;
  }
  return result;
}

/**
 * What a conversion gives: {value}, or {refused: why}. A unit is {dimension, coefficient, ten}; dimensions are words
 * such as `mass` and `amount-in-volume`. Between a mass and an amount it needs a molar mass in g/mol.
 */
export function converted(value, from, to, molarMass) {
  const scale = (unit) => [unit.coefficient, unit.ten];
  if (from.dimension === to.dimension) return { value: convert(value, scale(from), scale(to)) };
  if (from.dimension.startsWith("arbitrary") || to.dimension.startsWith("arbitrary")) return { refused: "arbitrary" };
  const kin = { mass: "amount", amount: "mass", "mass-in-volume": "amount-in-volume", "amount-in-volume": "mass-in-volume" };
  if (kin[from.dimension] !== to.dimension) return { refused: "dimension" };
  if (!(molarMass > 0)) return { refused: "molar-mass" };
  const base = convert(value, scale(from), [1, 0]);
  const joined = byMolarMass(base, molarMass, from.dimension.startsWith("amount") ? 1 : -1);
  return { value: convert(joined, [1, 0], scale(to)) };
}
