import { OptionDefaults } from 'typedoc';

/** Tags that tsdoc.json adds for elements, declared for TypeDoc. */
const elementTags = ['@customElement', '@slot', '@fires', '@csspart', '@cssproperty'];

/** @type {import('typedoc').TypeDocOptions & { packageOptions: import('typedoc').TypeDocOptions }} */
const options = {
  name: 'Tellerkit',
  entryPointStrategy: 'packages',
  entryPoints: ['packages/contract', 'packages/sdk', 'packages/components', 'packages/service'],
  packageOptions: {
    blockTags: [...OptionDefaults.blockTags, ...elementTags],
    excludeInternal: true,
    excludeExternals: true,
    excludePrivate: true,
    disableSources: true,
    readme: 'none',
  },
  out: 'docs/reference',
  readme: 'none',
  includeVersion: true,
  hideGenerator: true,
  githubPages: false,
};

export default options;
