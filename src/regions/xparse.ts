import type { MacroDefinition } from './region';
import { readArgument } from './macroArgument';
import { optionalMacro, plainMacro, refusedMacro, starredMacro } from './macroForms';

/** How `\NewDocumentCommand` takes an argument: m, o, O{default}, s. */
type Parameter = { readonly kind: 'm' | 'o' | 's' } | { readonly kind: 'O'; readonly standard: string };

/**
 * `\NewDocumentCommand{\name}{O{q} m}{…}`: mandatory arguments, of which the first may be optional or a star. Whatever
 * else a specification asks for is refused.
 */
export function xparseMacro(name: string, specification: string, body: string): MacroDefinition {
  const parameters = readParameters(specification);
  if (!parameters || parameters.slice(1).some(({ kind }) => kind !== 'm')) return refusedMacro(name);
  const [first] = parameters;
  const choose = (given: boolean) => withChoice(body, given);
  const [given, absent] = [choose(true), choose(false)];
  if (given === undefined || absent === undefined) return refusedMacro(name);
  switch (first?.kind) {
    case 'o':
      return absent.includes('#1') ? refusedMacro(name) : optionalMacro(name, parameters.length, { given, absent });
    case 'O':
      return optionalMacro(name, parameters.length, { given, absent: absent.replaceAll('#1', () => first.standard) });
    case 's': {
      if (given.includes('#1') || absent.includes('#1')) return refusedMacro(name);
      const lowered = (text: string) => text.replace(/#([2-9])/g, (_, digit: string) => `#${Number(digit) - 1}`);
      return starredMacro(name, parameters.length - 1, { star: lowered(given), plain: lowered(absent) });
    }
    default:
      return plainMacro(name, parameters.length, body);
  }
}

function readParameters(specification: string): readonly Parameter[] | undefined {
  const parameters: Parameter[] = [];
  for (let at = 0; at < specification.length;) {
    const kind = specification.charAt(at);
    if (/\s/.test(kind)) at++;
    else if (kind === 'm' || kind === 'o' || kind === 's') {
      parameters.push({ kind });
      at++;
    } else {
      const standard = kind === 'O' ? readArgument(specification, at + 1) : undefined;
      if (!standard) return undefined;
      parameters.push({ kind: 'O', standard: standard.text });
      at = standard.end;
    }
  }
  return parameters.length > 9 ? undefined : parameters;
}

const question = /\\If(NoValue|Value|Boolean)(TF|T|F)\s*(?:\{#1\}|#1)/;

/** The body once it is known whether the first argument is given; `undefined` if it asks in a form that is not read. */
function withChoice(body: string, given: boolean): string | undefined {
  let text = body;
  for (let found = question.exec(text), count = 0; found && count < 20; found = question.exec(text), count++) {
    const holds = found[1] === 'NoValue' ? !given : given;
    const answers: string[] = [];
    let end = found.index + found[0].length;
    for (const wanted of found[2]!) {
      const answer = readArgument(text, end);
      if (!answer) return undefined;
      end = answer.end;
      if ((wanted === 'T') === holds) answers.push(answer.text);
    }
    text = text.slice(0, found.index) + answers.join('') + text.slice(end);
  }
  return /\\If[A-Z]\w*(?:TF|T|F)(?![A-Za-z])/.test(text) ? undefined : text;
}
