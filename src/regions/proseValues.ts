/** A name and the numbers it is given, as programs write it: `H_noise = [1.5, 1.5]`, `w2=[0.25]*4`. */
const ASSIGNED = /(?<![\w\\.])([A-Za-z])(?:_([A-Za-z]\w*))?\s*=\s*\[([\d\s.,eE+-]+)\](?!\s*[[\w*])/g;

/** Numbers that the text calls data, at least as many as make a sample. */
const SAMPLE = /\b(?:data(?:set| set| points)?|observations|measurements|samples?|sample values)\b[^.:;=\n\d]{0,24}:?\s*\[?((?:-?\d+(?:\.\d+)?\s*,\s*){3,}(?:and\s+)?-?\d+(?:\.\d+)?)\]?/gi;

/** Counts of a classifier's answers: `TP = 40`, “40 true positives”, “false negatives: 20”. */
const COUNT = /\b([TF][PN])s?\s*[=:]\s*(\d+)\b(?![.,]?\d|\s*[-+*/])|(?<![\d.,])(\d+)\s+(true|false)\s+(positive|negative)s?\b|\b(true|false)\s+(positive|negative)s?\s*(?:\([TF][PN]\)\s*)?[=:]\s*(\d+)\b(?![.,]?\d|\s*[-+*/])/gi;

const NUMBERS = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Values that prose gives a name, each as a definition in LaTeX. A sample without a name is x, as authors go on to call
 * its values x_i.
 */
export function proseValues(text: string): readonly string[] {
  const assigned = [...text.matchAll(ASSIGNED)].flatMap(([, letter, subscript, list]) => definition(`${letter!}${subscript ? `_{\\text{${subscript}}}` : ''}`, list!));
  const samples = [...text.matchAll(SAMPLE)].flatMap(([, list]) => definition('x', list!.replace(/\band\b/, '')));
  const counts = [...text.matchAll(COUNT)].map(([, short, value, number, truth, sign, isTrue, isPositive, total]) => {
    const name = short ?? `${(truth ?? isTrue)!.charAt(0)}${(sign ?? isPositive)!.charAt(0)}`;
    return `\\text{${name.toUpperCase()}} = ${(value ?? number ?? total)!}`;
  });
  return [...assigned.filter((latex) => latex.includes('_{')), ...samples, ...counts];
}

function definition(name: string, list: string): readonly string[] {
  const numbers = list.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return numbers.length > 0 && numbers.every((part) => NUMBERS.test(part)) ? [`${name} = [${numbers.join(', ')}]`] : [];
}
