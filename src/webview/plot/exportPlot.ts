import { svgElement } from '../dom';

/** What of an element's style its look rests on, outside of the page, and what it is where nothing is said. */
const properties: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)', 'fill-opacity': '1', stroke: 'none', 'stroke-width': '1px', 'stroke-opacity': '1', 'stroke-dasharray': 'none', 'stroke-linejoin': 'miter', visibility: 'visible', opacity: '1',
};
const propertiesOfText: Readonly<Record<string, string>> = { 'font-family': '', 'font-size': '', 'font-weight': '400', 'text-anchor': 'start' };

/** Pixels of a PNG for each of the page's. */
const pixelRatio = 2;

/** The figure as a picture of its own: its look written into it, the page's colour behind it, what it shows below it. */
export function svgText(svg: SVGSVGElement, caption: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((target, at) => {
    const style = getComputedStyle(originals[at]!);
    for (const [name, usual] of Object.entries({ ...properties, ...(target.nodeName === 'text' ? propertiesOfText : {}) })) {
      const value = style.getPropertyValue(name);
      if (value !== usual) target.setAttribute(name, value);
      else target.removeAttribute(name);
    }
    target.removeAttribute('class');
    target.removeAttribute('style');
  });
  const { width, height } = svg.viewBox.baseVal;
  const body = getComputedStyle(document.body);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 0 ${width} ${height + 24}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height + 24));
  copy.prepend(svgElement('rect', { width, height: height + 24, fill: body.backgroundColor }));
  copy.append(svgElement('text', { x: width / 2, y: height + 14, fill: body.color, 'font-family': body.fontFamily, 'font-size': 11, 'text-anchor': 'middle' }, caption));
  return new XMLSerializer().serializeToString(copy);
}

/** The same as a PNG in base 64. */
export async function pngBase64(svg: SVGSVGElement, caption: string): Promise<string> {
  const text = svgText(svg, caption);
  const image = new Image();
  const loaded = new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error('the figure cannot be drawn as a picture'));
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await loaded;
  const canvas = document.createElement('canvas');
  canvas.width = image.width * pixelRatio;
  canvas.height = image.height * pixelRatio;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
