// What html-validate asks of every page. A rule that is set otherwise than its preset has it says why.
export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // HTML does not care, and the framework's own pages are written like this.
    'doctype-style': ['error', { style: 'lowercase' }],
    // Lists and sections may be named (ARIA in HTML allows it); a name on an element without a role is still an error.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // The templates indent blocks that may stay empty; compressed, the blanks weigh nothing.
    'no-trailing-whitespace': 'off',
    // Style sheets and scripts come from the site itself, named by their hash. Whatever comes from elsewhere needs a hash of its content.
    'require-sri': ['error', { target: 'crossorigin' }],
    // What scrolls has to take the focus itself, so that code and tables are regions without a section around them.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // How long a title is, is the author's decision.
    'long-title': 'off',
  },
};
