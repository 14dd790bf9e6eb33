function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Names of functions in formulas without delimiters, in lower case. */
export const functionWords = words(
  'sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan exp log ln lg sqrt abs max min sup inf lim det tr trace diag rank ' +
  'sign sgn softmax sigmoid softplus relu gelu silu swish elu logit logsumexp lse argmax argmin erf var cov std mean norm dot kl ' +
  'mse bce prob pr sum prod');

/** Functions that people also write without parentheses. */
export const prefixFunctions = words('sin cos tan sinh cosh tanh exp log ln sqrt');

/** Greek letters by name, in lower case. */
export const greekWords = words(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau phi chi psi omega');

/** Words that people write as a subscript. */
export const subscriptWords = words('max min in out new old true pred hat bar tilde star opt');

/** Short words and abbreviations of English, which are never products of variables. */
export const shortWords = words(
  'ad ah am an as at ax be by cc do eg eh em en et ex go ha he hi ho id ie if im in is it me mr ms my no of oh ok on or ox pm re so ' +
  'to tv up us vs we act add age ago aid aim air all and ans any are arm art ask bad bag bar bed bet big bit box boy bus but buy can ' +
  'car cat cm cup cut day did die dim dog dry due ear eat end err eye far fee few fit fix fly for fun gap gas get got gpu cpu guy had ' +
  'has her him his hit hot how ice its job key kg km law lay led len let lie lot low lr man map may men met mix mm net non nor not ' +
  'now num obs odd off old one our out own par pay per pie pop put ram ran raw red ref res row run sad sat saw say sea see set she sir ' +
  'sit six sky son sum tax tea ten the tie tip too top toy try two use val via was way web who why win won yes yet you');

/** LaTeX commands that relate two sides. */
export const relationCommands = words(
  'le leq leqslant ge geq geqslant ne neq lt gt ll gg approx approxeq simeq cong equiv propto in sim triangleq coloneqq doteq implies ' +
  'iff Rightarrow Leftrightarrow Longrightarrow');

/** LaTeX commands that join two operands. */
export const operatorCommands = words('cdot times div odot otimes oplus circ ast star');
