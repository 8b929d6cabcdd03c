import type { IForbiddenRuleType } from 'dependency-cruiser';
import type { packageNames } from './packages.ts';

/** Published packages, each with the packages that it may import by name. */
export const arrows: Record<(typeof packageNames)[number], readonly string[]> = {
  contract: [],
  sdk: ['contract'],
  components: ['sdk'],
  service: ['contract'],
};

/** Folders of the service, each with the other folders that it may import. */
const layers = {
  base: [],
  search: ['base'],
  assistant: ['base', 'search'],
  texts: ['base'],
  store: ['base'],
  platform: ['base', 'store', 'search'],
  http: ['base', 'store', 'platform'],
  domain: ['base', 'search', 'assistant', 'texts', 'store', 'platform', 'http'],
} as const;

const adviceByLayer: Record<keyof typeof layers, string> = {
  base: 'Move the imported code into base/, or take it as a parameter.',
  search: 'search/ is pure. Take the dependency as a parameter.',
  assistant: 'assistant/ is pure. Take the dependency as a parameter.',
  texts: 'texts/ holds texts only. Let the caller choose the text.',
  store:
    'store/ opens databases and runs transactions. Move a row to the domain or platform folder that owns its table, a helper to base/.',
  platform:
    'Declare an interface in platform/ and let create-service.ts pass in the implementation, or move the code to its domain.',
  http: 'Declare an interface in http/ and let create-service.ts pass in the implementation, or move the code to its domain.',
  domain: 'open-domains.ts composes the domains. Take the dependency as a parameter.',
};

/** Matches files that no consumer receives. They may import across layers and packages. */
export const privateFile =
  '\\.(test|test-d|stories)\\.ts$|/(testing|conformance|generated)/|^packages/[^/]+/(scripts|e2e)/|\\.d\\.ts$';

const shipped = (path: string) => ({ path, pathNot: privateFile });

const packageRules: IForbiddenRuleType[] = Object.entries(arrows).map(([name, allowed]) => ({
  name: `${name} imports`,
  comment: `packages/${name} may import ${allowed.join(', ') || 'no other package'}, by name.`,
  severity: 'error',
  from: shipped(`^packages/${name}/src/`),
  to: { path: `^packages/(?!(${[name, ...allowed].join('|')})/)` },
}));

const layerRules: IForbiddenRuleType[] = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer} imports`,
  comment: `${layer}/ may import ${allowed.map((name) => `${name}/`).join(', ') || 'nothing else'}. ${adviceByLayer[layer as keyof typeof layers]}`,
  severity: 'error',
  from: shipped(`^packages/service/src/${layer}/`),
  to: { path: `^packages/service/src/(?!(${[layer, ...allowed].join('|')})/)` },
}));

/** Rules for each import, tests included. */
export const importRules: IForbiddenRuleType[] = [
  ...packageRules,
  ...layerRules,
  {
    name: 'imports by name',
    comment: 'Import another package by its name, through an entry of its exports.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/', pathNot: privateFile },
    to: {
      path: '^(packages|examples)/',
      // The bench compares the SDK's decoder, which no entry exports, with a library.
      pathNot: ['^packages/$1/', '^packages/sdk/src/sse/decoder\\.ts$'],
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'examples import by name',
    comment:
      'An example and its tests are consumers. Import a package by its name, and nothing of another example.',
    severity: 'error',
    from: { path: '^examples/([^/]+)/' },
    to: {
      path: '^(packages|examples)/',
      pathNot: '^examples/$1/',
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'imports of scripts',
    comment:
      'Move the imported code from scripts/ to packages/tooling, export it, and import it by name.',
    severity: 'error',
    from: { path: '^(packages|examples)/' },
    to: { path: '^scripts/' },
  },
  {
    name: 'shipped code imports tests',
    comment: 'Move the imported code out of the tests, or the importing file into testing/.',
    severity: 'error',
    from: shipped('^packages/(contract|sdk|components|service)/src/'),
    to: { path: '\\.(test|test-d|stories)\\.ts$|/(testing|conformance)/' },
  },
  {
    name: 'circle of files',
    comment: 'Move the code that both files need, such as a type, to a third file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
];

/** Rule for folders, which `findFolderCircles` checks. */
export const folderRule = {
  name: 'circle of folders',
  comment: 'Move the code that both folders need to a folder below both.',
};
