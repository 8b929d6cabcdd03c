import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatHex } from 'culori';
import { readColour, toOklch } from './colour.ts';
import { checkPalette, defaultBrand, paletteModes, resolvePalette } from './palette.ts';

function manyBrands(): string[] {
  const brands = ['#000', '#fff', '#ff0', '#fffef5', '#0a0a0f', '#808080', '#00f', '#0f0', '#f00'];
  for (let h = 0; h < 360; h += 15)
    for (const l of [0.1, 0.3, 0.4, 0.5, 0.6, 0.8, 0.95])
      for (const c of [0.03, 0.12, 0.3]) brands.push(formatHex({ mode: 'oklch', l, c, h }));
  return brands;
}

describe('a colour', () => {
  test('is read from hexadecimal digits and converted to OKLCH', () => {
    const red = toOklch(readColour('#f00'));
    assert.ok(Math.abs(red.l - 0.628) < 0.001);
    assert.ok(Math.abs(red.c - 0.2577) < 0.001);
    assert.ok(Math.abs(red.h - 29.23) < 0.05);
    for (const hex of ['#1f5fae', '#fedcba', '#010203', '#0f0f0f'])
      assert.equal(formatHex(toOklch(readColour(hex))), hex);
  });

  test('is refused if it is not written in hexadecimal digits', () => {
    assert.throws(() => readColour('green'), /Expected a colour such as #2458a6, got "green"/);
    assert.throws(() => readColour('#12345'), RangeError);
  });
});

describe('the palette of a brand', () => {
  for (const mode of paletteModes) {
    const name = `${mode.scheme}${mode.contrast ? ', contrast' : ''}`;
    test(`has enough contrast for every brand colour in the mode "${name}"`, () => {
      const failures = manyBrands().flatMap((brand) =>
        (['clip', 'reduce'] as const).flatMap((mapping) =>
          checkPalette(resolvePalette(brand, mode, mapping), mode.contrast).map(
            ({ pair, ratio }) => `${brand} ${mapping}: ${pair} ${ratio.toFixed(2)}`,
          ),
        ),
      );
      assert.deepEqual(failures, []);
    });
  }

  test('lists each pair of colours with too little contrast', () => {
    const mode = { scheme: 'light', contrast: false } as const;
    const palette = { ...resolvePalette(defaultBrand, mode), muted: readColour('#bbbbbb') };
    const pairs = checkPalette(palette, false).map(({ pair }) => pair);
    assert.deepEqual(pairs, ['muted on surface', 'muted on sunken']);
  });

  test('uses the brand colour as its accent if the brand colour is dark enough', () => {
    const palette = resolvePalette('#1f5fae', { scheme: 'light', contrast: false });
    assert.equal(formatHex(palette.accent), '#1f5fae');
  });

  test('contains only greys if the brand colour is grey', () => {
    const palette = resolvePalette('#000', { scheme: 'dark', contrast: false });
    for (const name of ['surface', 'accent', 'own', 'text'] as const)
      assert.ok(toOklch(palette[name]).c < 0.001, name);
  });
});
