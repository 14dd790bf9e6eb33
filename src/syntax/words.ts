/**
 * Words of the field that are also written without any command, as runs of italic letters: functions, operators on
 * distributions, and quantities. A run is read as a word only if it spells one of these exactly.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  ('softmax Softmax SoftMax sigmoid Sigmoid relu ReLU RELU Relu gelu GELU GeLU elu ELU selu SELU celu CELU silu SiLU Swish swish mish Mish ' +
    'LeakyReLU leakyReLU LReLU PReLU prelu tanh Tanh sinh cosh sech csch coth log Log exp Exp max Max min Min argmax argmin cos sin tan cot sec csc sqrt ' +
    'sign sgn softplus Softplus SoftPlus softsign Softsign hardtanh Hardtanh hardsigmoid logsigmoid LogSigmoid logsoftmax LogSoftmax ' +
    'LogSumExp logsumexp LSE lse arctan arcsin arccos atan erf erfc abs floor ceil round clip clamp det rank diag trace span dim norm ' +
    'LayerNorm BatchNorm RMSNorm GroupNorm Var Cov Corr var cov corr std Std mean Mean median mode sum Sum avg prod Pr Attention attention ' +
    'MultiHead Concat concat head ReLU6 concatenate attn dropout Dropout Embedding embed MLP FFN FFNN RNN LSTM GRU CNN GNN lim ln DyT ' +
    'Bernoulli Binomial Categorical Dirichlet Beta Gamma Normal Uniform Poisson Exponential Laplace pad mod lcm gcd sinc cosine ' +
    'Precision Recall precision recall accuracy Accuracy').split(' '),
);

/** Quantities with a name of several letters. */
export const QUANTITY_WORDS: ReadonlySet<string> = new Set(
  ('loss Loss cost Cost error Error err Err slope bias Bias risk Risk score Score gain Gain Gini entropy Entropy gini weight weights grad Grad ' +
    'Accuracy accuracy acc Acc Precision Recall precision recall Specificity Sensitivity specificity sensitivity ' +
    'TPR FPR TNR FNR PPV NPV AUC ROC MSE RMSE MAE MAPE SSE SSR SST TSS RSS MLE MAP NLL BCE ELBO KLD JSD MMD PSNR SSIM IoU IOU BLEU ROUGE ' +
    'PPL DCG IDCG NDCG nDCG MRR mAP TFIDF IDF IG pos idx len size step steps epoch epochs batch input output inputs outputs total true ' +
    'false target targets label labels state action reward Reward value values return returns logits logit margin lift support ' +
    'Support confidence Confidence width height depth rate count dist distance similarity variance Variance perplexity temperature ' +
    'momentum velocity prior posterior likelihood evidence Likelihood old new train test val data model nodes node time').split(' '),
);

/** Words of two letters that are read as words where they stand exactly so. */
export const SHORT_WORDS: ReadonlySet<string> = new Set(['KL', 'JS', 'TP', 'FP', 'TN', 'FN', 'CE', 'MI', 'ln', 'lr', 'LR', 'tr', 'Tr', 'TV', 'tf', 'TF', 'CV', 'SE', 'BC', 'BD', 'GP', 'ID']);

export function isWord(run: string): boolean {
  return run.length === 2 ? SHORT_WORDS.has(run) : FUNCTION_WORDS.has(run) || QUANTITY_WORDS.has(run);
}

/** Functions that may end a run which begins with factors: `ylog(p)`. */
const SUFFIXES = ['softmax', 'sigmoid', 'tanh', 'sqrt', 'relu', 'log', 'exp', 'cos', 'sin', 'max', 'min', 'ln'];

/** Where the function word begins in a run such as `ylog` (one or two factors, then a function), or undefined. */
export function functionSuffix(run: string): number | undefined {
  for (const word of SUFFIXES) {
    const at = run.length - word.length;
    if (at >= 1 && at <= 2 && run.endsWith(word)) return at;
  }
  return undefined;
}

/** Named functions whose argument may follow without brackets, so that nothing has been multiplied yet behind them. */
export const PREFIX_FUNCTIONS: ReadonlySet<string> = new Set(
  'log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth sech csch arcsin arccos arctan det dim ker deg gcd hom sign sgn softmax sigmoid relu ReLU max min sup inf arg argmax argmin lim erf tr Tr rank partial nabla not'.split(' '),
);

/** Operators in letters that range over what is written under them. */
export const LIMIT_WORDS: ReadonlySet<string> = new Set(['max', 'min', 'argmax', 'argmin', 'sup', 'inf', 'lim', 'limsup', 'liminf', 'plim']);

/** Words that join or limit statements and never name a quantity, whatever stands around them. */
const CONNECTIVES: ReadonlySet<string> = new Set(
  ('if for all and or where otherwise when whenever with else s.t. s.t st subject to such that is are then hence thus therefore so since because ' +
    'only each every whose both i.e. ie e.g. eg w.r.t. wrt given let as in on at by from of the a an that which iff unless while but not we have has be denotes ' +
    'means implies follows using resp. resp approximately').split(' '),
);

/** True for `if`, `for all`, `subject to`, `if and only if`, `, where`: words only. */
export function isConnective(text: string): boolean {
  const words = text.toLowerCase().replace(/[,;:()]/g, ' ').trim().split(/\s+/);
  return words.every((word) => CONNECTIVES.has(word));
}

/** Of these, the ones that nobody means as a product of letters where blanks stand round them in the source. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(['if', 'for', 'and', 'or', 'where', 'when', 'otherwise', 'with', 'else', 'then', 'given', 'such', 'that', 'unless']);

/** `log-likelihood` → `log likelihood`; `arg max` → `argmax`. */
export function normaliseName(text: string): string {
  const name = text.replace(/[\s\u00a0-]+|–|‐/g, ' ').trim();
  return /^(arg|lim) (max|min|sup|inf)$/.test(name) ? name.replace(' ', '') : name;
}
