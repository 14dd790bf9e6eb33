import assert from 'node:assert/strict';
import type { MathRegion, Regions } from '../../../src/regions/region';
import { sourceOffset } from '../../../src/regions/region';

/** The regions of mathematics as `delimiter: latex`, an environment's name and `display` in brackets. */
export function mathOf(found: Regions): string[] {
  return mathRegions(found).map((region) => {
    const traits = [...(region.display ? ['display'] : []), ...(region.environment ? [region.environment] : [])];
    return `${region.delimiter}${traits.length > 0 ? ` [${traits.join(', ')}]` : ''}: ${region.latex}`;
  });
}

export function mathRegions(found: Regions): MathRegion[] {
  return found.regions.filter((region) => region.kind === 'math');
}

/** The prose between the mathematics, headings marked by `# `. */
export function proseOf(found: Regions): string[] {
  return found.regions.flatMap((region) => (region.kind === 'prose' ? [`${region.role === 'heading' ? '# ' : ''}${region.text}`] : []));
}

/**
 * Checks what holds for every document: regions are in order and do not overlap (directives may stand within
 * mathematics), spans lie within their outer spans, prose is the text it spans, and each character of `latex` is
 * the one its map points to.
 *
 * @param inserted characters of `latex` that stand for something else in the text, such as `<` for `&lt;`
 */
export function assertExact(text: string, found: Regions, inserted = ''): void {
  let end = 0;
  for (const region of found.regions) {
    if (region.kind === 'directive') continue;
    const outer = region.kind === 'math' ? region.outer : region.span;
    assert.ok(outer.start >= end && outer.end >= outer.start && outer.end <= text.length, `${JSON.stringify(region)} after ${end}`);
    end = outer.end;
    if (region.kind === 'prose') assert.equal(region.text, text.slice(region.span.start, region.span.end));
    else {
      assert.ok(region.span.start >= outer.start && region.span.end <= outer.end, JSON.stringify(region));
      assert.equal(region.map.pieces[0]?.at, 0);
      for (let at = 0; at < region.latex.length; at++) {
        const source = sourceOffset(region, at);
        assert.ok(source >= region.span.start && source < region.span.end, JSON.stringify(region));
        if (!inserted.includes(region.latex.charAt(at))) assert.equal(region.latex.charAt(at), text.charAt(source), JSON.stringify(region));
      }
    }
  }
}
