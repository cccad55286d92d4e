// Style sheets without mistakes, and with logical properties alone: the same sheet serves scripts of both directions.
const sides = '(?:top|right|bottom|left)';

export default {
  extends: ['stylelint-config-recommended'],
  rules: {
    // The sheet is in the order of the page, not of specificity.
    'no-descending-specificity': null,
    // A rule may stand with its kin, so that an element is spoken of in more than one place.
    'no-duplicate-selectors': null,
    'property-disallowed-list': [
      [
        'width', 'height', 'min-width', 'min-height', 'max-width', 'max-height', 'top', 'right', 'bottom', 'left',
        `/^(?:margin|padding)-${sides}$/`, `/^scroll-(?:margin|padding)-${sides}$/`, `/^border-${sides}(?:-(?:width|style|color))?$/`,
        '/^border-(?:top|bottom)-(?:left|right)-radius$/', '/^contain-intrinsic-(?:width|height)$/',
      ],
      { message: (name) => `${name} is physical: write the logical property` },
    ],
    'declaration-property-value-disallowed-list': [
      {
        'text-align': ['left', 'right'],
        float: ['left', 'right'],
        clear: ['left', 'right'],
        'caption-side': ['left', 'right'],
        resize: ['horizontal', 'vertical'],
        // Four values, of which the right differs from the left.
        '/^(?:margin|padding|inset|scroll-margin|scroll-padding)$/': ['/^\\S+ (\\S+) \\S+ (?!\\1$)\\S+$/'],
      },
      { message: (name, value) => `${name}: ${value} is physical: write the logical value` },
    ],
  },
};
