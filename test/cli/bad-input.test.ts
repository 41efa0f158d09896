import * as fs from 'fs';
import * as path from 'path';
import { cli, cliProcess, CliResult } from '../support/cli';
import { scratch, writeFiles } from '../support/scratch';

/** What is wrong, the arguments, what the message says. */
type Case = [what: string, args: readonly string[], message: RegExp, more?: More];

interface More {
  /** What is in the folder that the command runs in. */
  readonly files?: { readonly [name: string]: string };
  readonly input?: string;
  readonly env?: { readonly [name: string]: string };
  /** Shown by a real process too. */
  readonly asProcess?: boolean;
}

const server = (...args: string[]): string[] => ['render', 'aim-server', ...args];
const REAL: More = { asProcess: true };

const set = (flag: string, texts: readonly [string, RegExp][]): Case[] =>
  texts.map(([text, message]) => [`${flag} ${JSON.stringify(text).slice(0, 40)}`, server(`${flag}=${text}`), message]);

const SYNTAX: Case[] = [
  ...set('--set', [
    ['a', /--set: cannot parse "a": "a" has no value/],
    ['a,b=1', /"a" has no value/],
    ['service', /"service" has no value/],
    ['service.port', /has no value/],
    ['service.port,', /has no value/],
    ['a={1', /expected "}" at the end of a list/],
    ['a={', /expected "}" at the end of a list/],
    ['a[', /"\[" is not an index/],
    ['a[]=1', /"\[\]" is not an index/],
    ['a[x]=1', /"\[x\]" is not an index/],
    ['a[0=1', /is not an index/],
    ['a[-1]=1', /the index -1 is negative/],
    ['a[65537]=1', /larger than 65536/],
    ['a[99999999999999999999]=1', /too large/],
    ['a[1.5]=1', /is not an index/],
    ['a[0]x=1', /got "x" after an index/],
    ['a[0]0[0]=1', /after an index, expected/],
    ['a=1,a.b=2', /"a" is not a map/],
    ['a=1,a[0]=2', /"a" is not a list/],
    ['a[0]=1,a[0][0]=2', /is not a list/],
    ['a.b=1,a[0]=2', /"a" is not a list/],
    [`${'a.'.repeat(31)}a=1`, /a path has at most 30 levels/],
    ['a=\ud800', /lone surrogate/],
  ]),
  ...set('--set-string', [
    ['a', /--set-string: cannot parse "a"/],
    ['a={x', /expected "}" at the end of a list/],
    ['a[b]=1', /is not an index/],
    ['a=1,b', /"b" has no value/],
    ['a=x,a.b=2', /"a" is not a map/],
  ]),
  ...set('--set-json', [
    ['a', /--set-json: cannot parse "a"/],
    ['a=x', /expected JSON at "x"/],
    ['a={', /expected JSON at "{"/],
    ['a={"b": }', /--set-json: cannot parse/],
    ['a=[1,2', /expected JSON/],
    ['a="x', /expected JSON/],
    ['a=01', /"1" has no value/],
    ['a=NaN', /expected JSON/],
    ['a=1e400', /too large/],
    ['a="\\ud800"', /lone surrogate/],
    ['{"a": 1}', /Helm 4 merges such an object, Helm 3 does not/],
    ["a={'b': 1}", /--set-json: cannot parse/],
  ]),
  ...set('--set-file', [
    ['a', /--set-file: cannot parse "a"/],
    ['a=nowhere.txt', /the file nowhere\.txt cannot be read: it does not exist/],
    ['a=.', /the file \. cannot be read: it is a directory/],
    ['a={nowhere.txt', /expected "}" at the end of a list/],
    ['a={nowhere.txt}', /nowhere\.txt cannot be read/],
    ['a=nowhere.txt,b=else.txt', /nowhere\.txt cannot be read/],
    ['a[0]b=x', /after an index, expected/],
  ]),
  ...set('--set-literal', [
    ['a', /--set-literal: cannot parse "a"/],
    ['a[', /is not an index/],
    ['a[x]=1', /is not an index/],
  ]),
];

const PATHS: Case[] = set('--set', [
  ['ingres.host=a', /ingres.*ingress/],
  ['ingress.hsot=a', /ingress\.hsot.*host/],
  ['service.prot=80', /service\.prot.*port/],
  ['Service.port=80', /Service.*service/],
  ['image.repo=x', /image\.repo/],
  ['xyzzy=1', /xyzzy/],
  ['service.port.http=80', /service\.port/],
  ['service[0]=1', /service/],
  ['a\\.b=1', /a\.b/],
  ['=1,xyzzy=2', /xyzzy/],
  ['service.port=many', /service\.port: got a string \("many"\), expected an integer/],
  ['service.port=80.5', /service\.port/],
  ['service.port=0', /service\.port: got 0, expected/],
  ['service.port=65536', /service\.port: got 65536, expected an integer from 1 to 65535/],
  ['service.port=-1', /service\.port/],
  ['service.port=9223372036854775808', /service\.port/],
  ['service.port=9007199254740993', /service\.port/],
  ['service.port=true', /service\.port/],
  ['service.port=null', /service\.port/],
  ['service.port={80}', /service\.port/],
  ['service=null', /service/],
  ['service=80', /service/],
  ['persistence.enabled=yes', /persistence\.enabled: got a string \("yes"\), expected a boolean/],
  ['persistence.enabled=1', /persistence\.enabled/],
  ['persistence.size=big', /persistence\.size/],
  ['image.pullPolicy=Sometimes', /image\.pullPolicy/],
  ['ingress.host=A_B', /ingress\.host/],
  ['server.extraArgs=x', /server\.extraArgs/],
  ['nodeSelector.a=1', /nodeSelector/],
  ['tolerations.a=1', /tolerations/],
  ['tags=1', /tags/],
  ['global=1', /global/],
  ['enabled=1', /enabled/],
]);

const file = (text: string): More => ({ files: { 'v.yaml': text } });
const values = (what: string, text: string, message: RegExp, more: More = {}): Case =>
  [`a file with ${what}`, server('-f', 'v.yaml'), message, { ...file(text), ...more }];

const FILES: Case[] = [
  ['a file that is not there', server('-f', 'nowhere.yaml'), /the values file nowhere\.yaml cannot be read: it does not exist/, REAL],
  ['a file in a folder that is not there', server('-f', 'no/where.yaml'), /no\/where\.yaml cannot be read: it does not exist/],
  ['a file within a file', server('-f', 'v.yaml/x.yaml'), /v\.yaml\/x\.yaml cannot be read: a part of the path is not a directory/, file('')],
  ['a folder', server('-f', '.'), /the values file \. cannot be read: it is a directory/, REAL],
  ['an empty name', server('-f', ''), /cannot read the values file: its name is empty/],
  ['an empty name behind a comma', server('-f', 'v.yaml,'), /cannot read the values file: its name is empty/, file('{}')],
  ['a name with a null character', server('-f', 'a\0b'), /cannot be read/],
  ['a URL', server('-f', 'https://example.org/values.yaml'), /cannot be read: it does not exist/],
  ['an endless device', server('-f', '/dev/zero'), /larger than 4 MiB/, REAL],
  ['the second of two files', server('-f', 'v.yaml', '-f', 'nowhere.yaml'), /nowhere\.yaml cannot be read/, file('{}')],
  ['the first of two with a comma', server('-f', 'nowhere.yaml,v.yaml'), /nowhere\.yaml cannot be read/, file('{}')],
  ['standard input twice', server('-f', '-', '-f', '-'), /standard input can be read only once/, { input: 'service: {port: 81}', asProcess: true }],
  ['standard input for values and a file', server('-f', '-', '--set-file', 'a=-'), /standard input can be read only once/, { input: '{}' }],
  ['standard input that is no YAML', server('-f', '-'), /standard input, line 1/, { input: 'a: [' }],
  ['standard input with a list', server('-f', '-'), /standard input, line 1: got a list, expected a map of values/, { input: '- a' }],
  values('a bracket that is open', 'a: [', /v\.yaml, line 1/, REAL),
  values('a brace that is open', 'a: {b: 1', /v\.yaml, line 1/),
  values('a quote that is open', 'a: "b', /v\.yaml, line/),
  values('a tab', 'service:\n\tport: 80', /v\.yaml, line 2/),
  values('wrong indentation', 'a:\n    b: 1\n  c: 2', /v\.yaml, line 3/),
  values('two colons', 'a: b: c', /v\.yaml, line 1/),
  values('a list', '- a\n- b', /expected a map of values/),
  values('a text', 'just text', /expected a map of values/),
  values('a number', '42', /expected a map of values/),
  values('several documents', 'a: 1\n---\nb: 2\n', /has several documents: Helm 3 reads the first, Helm 4 merges all/, REAL),
  values('an alias of nothing', 'a: *nothing', /has no anchor above/),
  values('an alias of itself', 'a: &a {b: *a}', /contains its own alias/),
  values('a tag', 'a: !!str 1', /tags such as !!str are not supported/),
  values('a tag of one\'s own', 'a: !secret x', /tags such as/),
  values('a directive', '%YAML 1.2\n---\na: 1', /directives such as %YAML/),
  values('a complex key', '? [a]\n: 1', /v\.yaml, line 1/),
  values('a null key', 'null: 1', /got null as a key/),
  values('a number as key', '1.5: 1', /as a key, expected a string/),
  values('keys that become the same', '1: a\n"1": b', /two keys become the same string/),
  values('infinity', 'a: .inf', /JSON has no number/),
  values('a zero with a sign', 'a: -0.0', /got -0\.0, which Helm renders as -0/),
  values('a control character', 'a: "x\u0007"', /U\+0007/),
  values('a null character', 'a: x\0', /U\+0000/),
  values('a line separator', 'a: "x\u2028y"', /U\+2028/),
  values('too many levels', `${'['.repeat(600)}${']'.repeat(600)}`, /levels/),
  values('aliases of aliases', ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefg'[i]},`.repeat(9)}x]`)].join('\n'), /the aliases expand to too much data/),
  values('a merge of a text', 'a: {<<: text}', /"<<" takes a map/),
  values('a template of Helm', 'service: {{ .Values.x }}', /v\.yaml, line 1/),
  values('a conflict of git', '<<<<<<< HEAD\nservice:\n  port: 80\n=======\n', /v\.yaml, line/),
  values('HTML', '<!doctype html>\n<html>', /v\.yaml, line/),
  values('more than Helm could keep', `a: ${'x'.repeat(5 * 1024 * 1024)}`, /larger than 4 MiB, and Helm stores the values of a release in a Secret/, REAL),
  values('an unknown key', 'ingres: {host: a}', /ingres.*ingress/),
  values('an unknown key deep down', 'image:\n  repositry: a', /image\.repositry.*repository/),
  values('several unknown keys', 'x1: 1\nx2: 2', /x1[^]*x2/),
  values('a key of another case', 'Image: {tag: a}', /Image.*image/),
  values('a text for a number', 'service: {port: "80"}', /service\.port: got a string \("80"\), expected an integer/),
  values('a number for a text', 'image: {tag: 3.29}', /image\.tag: got a number \(3\.29\), expected an image tag/),
  values('a list for a map', 'service: []', /service: got an empty list, expected a map/),
  values('a map for a text', 'image: {tag: {a: b}}', /image\.tag: got a map, expected an image tag/),
  values('null for a group', 'image: null', /image/),
  values('null for a text', 'image: {repository: null}', /image\.repository/),
  values('a number for a label', 'nodeSelector: {a: 1}', /nodeSelector/),
  values('a date for a text', 'image: {tag: 2024-01-01}\nservice: {port: x}', /service\.port/),
  values('true for a text', 'image: {tag: yes}', /image\.tag: got a boolean \(true\), expected an image tag/),
  values('a half character', 'a: "\\ud800"', /v\.yaml, line 1/),
];

const BINARY: Case[] = [
  ['bytes that are no text', server('-f', 'image.png'), /is not UTF-8/, REAL],
  ['bytes for --set-file', server('--set-file', 'image.tag=image.png'), /the file image\.png cannot be read: it is not UTF-8/],
  ['UTF-16', server('-f', 'utf16.yaml'), /is not UTF-8/],
];

const RELEASES: Case[] = [
  ...['My Release', 'UPPER', 'a_b', '-a', 'a-', '.a', 'a..b', 'a/b', '', 'ä', 'a b', 'a\nb', '$(id)', 'a'.repeat(54), '--'].map((name): Case =>
    [`the release name ${JSON.stringify(name).slice(0, 20)}`, server(`--release=${name}`), /the release name: got "[^]*", expected lower-case letters/]),
  ...['a_b', 'Ml', '-a', 'a-', 'a.b', '', 'ä', 'a b', 'a'.repeat(64)].map((name): Case =>
    [`the namespace ${JSON.stringify(name).slice(0, 20)}`, server(`--namespace=${name}`), /the namespace: got "[^]*", expected lower-case letters/]),
  ...['new', '1', '1.32', '', '1.32.0.1', 'v', '1.x.0', '-1.0.0', '1.32.0 ', '01.2.3'].map((version): Case =>
    [`the Kubernetes version ${JSON.stringify(version)}`, server(`--kube-version=${version}`), /the Kubernetes version: got "[^]*", expected X\.Y\.Z/]),
  ['a Kubernetes that is too old', server('--kube-version', '1.20.0'), /requires Kubernetes .* and the release is rendered for v1\.20\.0/, REAL],
];

const OPTIONS: Case[] = [
  ['no command', [], /Usage: cdk8s-mlops/],
  ['an unknown command', ['rendr'], /unknown command 'rendr'\n\(Did you mean render\?\)/, REAL],
  ['a command of another tool', ['template', 'aim-server'], /unknown command 'template'/],
  ['an unknown option', server('--wrong'), /unknown option '--wrong'/, REAL],
  ['a misspelt option', server('--relase', 'a'), /unknown option '--relase'\n\(Did you mean --release\?\)/],
  ['an unknown short option', server('-x'), /unknown option '-x'/],
  ['an option of another command', ['schema', 'aim-server', '--set', 'a=1'], /unknown option '--set'/],
  ['no chart', ['render'], /missing required argument 'chart'/, REAL],
  ['no chart for values', ['values'], /missing required argument 'chart'/],
  ['no chart for schema', ['schema'], /missing required argument 'chart'/],
  ['no chart for notes', ['notes'], /missing required argument 'chart'/],
  ['no chart for images', ['images'], /missing required argument 'chart'/],
  ['two charts', ['render', 'aim-server', 'aim-client'], /too many arguments/],
  ['an argument for list', ['list', 'aim-server'], /too many arguments/],
  ['an option without its value', server('--release'), /option '--release <name>' argument missing/],
  ['--set without its value', server('--set'), /option '--set <path=value>' argument missing/],
  ['-f without its value', server('-f'), /option '-f, --values <file>' argument missing/],
  ...['--release', '--namespace', '--env', '--kube-version', '--output-dir'].map((flag): Case =>
    [`${flag} twice`, server(flag, 'a', flag, 'b'), new RegExp(`${flag} is set twice, to "a" and "b": set it once`)]),
  ['--app twice', ['--app', 'a', 'list', '--app', 'b'], /--app is set twice/],
  ['an output format that is none', ['list', '-o', 'xml'], /argument 'xml' is invalid. Allowed choices are table, json/],
  ['an output format of another command', ['images', 'aim-server', '-o', 'table'], /Allowed choices are lines, json/],
  ['a value for a switch', server('--is-upgrade=maybe'), /is-upgrade/],
  ['--kustomization without a folder', server('--kustomization'), /--kustomization needs --output-dir/],
  ['values for all charts', ['verify', '--set', 'a=1'], /values need the name of a chart: add it/],
  ['an unknown chart', ['render', 'nothing'], /no chart "nothing": expected one of aim-server, aim-client, .*, which come with the library; for a chart of your app, pass --app, or run the command in the directory of its cdk8s\.yaml$/m, REAL],
  ['a misspelt chart', ['render', 'aim-servr'], /no chart "aim-servr", did you mean "aim-server"\?/],
  ['a chart of another case', ['values', 'Aim-Server'], /did you mean "aim-server"\?/],
  ['an empty chart', ['schema', ''], /no chart ""/],
  ['a path for a chart', ['images', './aim-server'], /no chart "\.\/aim-server"/],
  ['an unknown chart for notes', ['notes', 'nothing'], /no chart "nothing"/],
  ['an unknown chart for verify', ['verify', 'nothing'], /no chart "nothing"/],
  ['an unknown environment', server('--env', 'moon'), /the chart aim-server has no environment "moon": expected one of development, production/, REAL],
  ['a misspelt environment', server('--env', 'prodution'), /did you mean "production"\?/],
  ['an environment of another case', ['values', 'aim-server', '--env', 'Production'], /did you mean "production"\?/],
  ['an environment of a chart that has none', ['render', 'aim-client', '--env', 'production'], /has no environment "production": there are none/],
  ['a path for an environment', server('--env', '../../package'), /has no environment/],
  ['a template that is not there', server('--show-only', 'templates/service.yaml'), /no such template/, REAL],
  ['a misspelt template', server('-s', 'templates/aim-server-servce.yaml'), /did you mean "templates\/aim-server-service\.yaml"\?/],
  ['a template without its folder', server('-s', 'aim-server-service.yaml'), /did you mean "templates\/aim-server-service\.yaml"\?/],
  ['a helper for a template', server('-s', 'templates/_helpers.tpl'), /no such template/],
  ['a pattern that is none', server('-s', 'templates/['), /no such template/],
  ['a bad name beside a good one', server('-s', 'templates/*', '-s', 'x'), /--show-only x: no such template/],
];

const out = (folder: string, ...args: string[]): string[] => server('--output-dir', folder, ...args);

const FOLDERS: Case[] = [
  ['a folder that is a file', out('taken'), /taken is a file, expected a directory/, { files: { taken: 'mine' }, asProcess: true }],
  ['a folder within a file', out('taken/out'), /cannot write taken\/out: a file is in the place of a folder/, { files: { taken: 'mine' } }],
  ['a folder deep within a file', out('taken/a/b/out'), /cannot write taken\/a\/b\/out: a file is in the place of a folder/, { files: { taken: 'mine' } }],
  ['a folder with files of others', out('mine'), /has files that were not generated \(notes\.txt\)/, { files: { 'mine/notes.txt': 'precious' }, asProcess: true }],
  ['the folder that it runs in, with files of others', out('.'), /has files that were not generated/, { files: { 'notes.txt': 'precious' } }],
  ['a folder where nobody may write', out('/proc/out'), /cannot write \/proc\/out/, REAL],
  ['a device', out('/dev/null'), /is a file, expected a directory/],
  ['an empty folder name', out(''), /--output-dir is empty/],
  ['a folder name with a null character', out('a\0b'), /cannot write /],
  ['a folder name that is too long', out('x'.repeat(300)), /cannot write /],
  ['values that are refused, with a folder', out('new', '--set', 'service.port=many'), /service\.port/, REAL],
  ['a template that is not there, with a folder', out('new', '-s', 'nothing'), /no such template/],
  ['an unknown environment, with a folder', out('new', '--env', 'moon'), /has no environment/],
];

const yaml = (text: string): More => ({ files: { 'cdk8s.yaml': text } });
const node = (code: string): string[] => ['--app', `node -e ${JSON.stringify(code)}`, 'list'];

const APPS: Case[] = [
  ['a cdk8s.yaml that is no YAML', ['list'], /cdk8s\.yaml cannot be read: /, { ...yaml('app: ['), ...REAL }],
  ['a cdk8s.yaml that is empty', ['list'], /cdk8s\.yaml has no app command/, yaml('')],
  ['a cdk8s.yaml that is a list', ['list'], /has no app command/, yaml('- app')],
  ['a cdk8s.yaml that is a text', ['list'], /has no app command/, yaml('app')],
  ['a cdk8s.yaml without an app', ['list'], /has no app command/, yaml('language: python\nimports: [k8s]\n')],
  ['a cdk8s.yaml with an empty app', ['list'], /has no app command/, yaml('app: ""')],
  ['a cdk8s.yaml with an app that is a list', ['list'], /has no app command/, yaml('app: [node, main.js]')],
  ['a cdk8s.yaml with an app that is null', ['list'], /has no app command/, yaml('app:')],
  ['a cdk8s.yaml with a duplicate key', ['list'], /cdk8s\.yaml cannot be read/, yaml('app: a\napp: b')],
  ['a cdk8s.yaml with several documents', ['list'], /cdk8s\.yaml cannot be read/, yaml('app: a\n---\napp: b')],
  ['an app that is not there', ['--app', 'no-such-program', 'list'], /the app failed \(exit code 127\): .*not found\nRun it to see where: no-such-program/, REAL],
  ['an app whose file is not there', ['render', 'x', '--app', 'node nowhere.js'], /the app failed \(exit code 1\): Cannot find module/],
  ['an app that ends with another code', ['--app', 'exit 3', 'list'], /the app failed \(exit code 3\)\nRun it to see where: exit 3/],
  ['an app that is killed', ['--app', 'kill -9 $$', 'list'], /the app failed \(signal SIGKILL|exit code 137\)/],
  ['an app that throws', node('throw new Error(\'the moon is full\')'), /the app failed \(exit code 1\): the moon is full\nRun it/, REAL],
  ['an app that throws another error', node('null.x'), /the app failed \(exit code 1\): TypeError: Cannot read properties of null/],
  ['an app that throws no error', node('throw 5'), /the app failed \(exit code 1\)/],
  ['an app that rejects', node('Promise.reject(new RangeError(\'late\'))'), /the app failed \(exit code 1\): RangeError: late/],
  ['an app that is no program', node('this is no code'), /the app failed \(exit code 1\): SyntaxError: /],
  ['an app of another language that fails', ['--app', 'printf \'Traceback (most recent call last):\\n  File "main.py", line 1\\nValueError: bad\\n\' >&2; exit 1', 'list'], /the app failed \(exit code 1\): ValueError: bad/],
  ['an app that prints nothing', ['--app', 'true', 'list'], /the app "true" created no ReleaseChart: create one/, REAL],
  ['an app that only prints', ['--app', 'echo hello', 'list'], /created no ReleaseChart/],
  ['an app that is empty', ['--app', '', 'list'], /--app is empty: set it to the command that runs the app/],
  ['an app of another version', ['--app', 'echo \'{"version":"99.0.0"}\' > "$CDK8S_MLOPS_HAND_OVER"', 'list'], /the app uses cdk8s-mlops 99\.0\.0, and this command is/],
];

const CONTEXT = 'name: rl\ntype: kubernetes\nstorage: /storage\nregistry_url: https://registry.example.org\n';
const MRUNNER = { 'rl.yaml': CONTEXT, 'neptune.yaml': 'name: a\n', 'config.yaml': 'contexts: {rl: {backend_type: kubernetes}, gke.sandbox: 1}\n' };
const experiment = (...args: string[]): string[] => ['experiment', '--context', 'rl.yaml', '--config', 'neptune.yaml', ...args];
const mrunner = (what: string, args: readonly string[], message: RegExp, more: More = {}): Case => [`experiment: ${what}`, args, message, { ...more, files: { ...MRUNNER, ...more.files } }];

const EXPERIMENTS: Case[] = [
  mrunner('no image', experiment('--', 'a.py'), /error\[image-missing\]: the experiment a has no image, .* such as :1\.0 for registry\.example\.org\/sandbox\/a:1\.0$/m, REAL),
  mrunner('an image without tag', experiment('--image', 'train'), /got "train", which has no tag/),
  mrunner('no experiment file', ['experiment', '--context', 'rl.yaml'], /--config is missing: set it to the experiment file/),
  mrunner('a missing experiment file', ['experiment', '--context', 'rl.yaml', '--config', 'nowhere.yaml'], /the experiment file nowhere\.yaml cannot be read: it does not exist/),
  mrunner('a missing context file', ['experiment', '--context', './nowhere.yaml', '--config', 'neptune.yaml'], /the context file \.\/nowhere\.yaml cannot be read: it does not exist/),
  mrunner('both from standard input', ['experiment', '--context', '-', '--config', '-'], /standard input can be read only once/, { input: CONTEXT }),
  mrunner('a wrong unit', experiment('--image', ':1'), /error\[context-invalid\]: the context file rl\.yaml: resources\.mem: got "8Gi", .*: 8G for 8Gi/, { files: { 'rl.yaml': `${CONTEXT}resources: {mem: 8Gi}\n` }, asProcess: true }),
  mrunner('a context that is no YAML', experiment('--image', ':1'), /error\[values-not-yaml\]: rl\.yaml, line 2: /, { files: { 'rl.yaml': 'a: [\n' } }),
  mrunner('a context that is a list', experiment('--image', ':1'), /rl\.yaml, line 1: got a list, expected a map/, { files: { 'rl.yaml': '[1]\n' } }),
  mrunner('several experiments', experiment('--image', ':1'), /neptune\.yaml has several documents/, { files: { 'neptune.yaml': 'name: a\n---\nname: b\n' } }),
  mrunner('a specification in Python', ['experiment', '--context', 'rl.yaml', '--config', 'spec.py'], /spec\.py is a specification in Python, which only mrunner can run/),
  mrunner('a context without configuration', ['experiment', '--context', 'rl', '--config', 'neptune.yaml'], /no context "rl": \/none\/mrunner\/config\.yaml, the configuration of mrunner, does not exist: give the path/, { env: { XDG_CONFIG_HOME: '/none' } }),
  mrunner('no context', ['experiment', '--config', 'neptune.yaml', '--mrunner-config', 'config.yaml'], /config\.yaml has no current context: name one, expected one of rl, gke\.sandbox/),
  mrunner('an unknown context', ['experiment', '--context', 'gke.sandbx', '--config', 'neptune.yaml', '--mrunner-config', 'config.yaml'], /config\.yaml has no context "gke\.sandbx", did you mean "gke\.sandbox"\?/),
  mrunner('a context that is no map', ['experiment', '--context', 'gke.sandbox', '--config', 'neptune.yaml', '--mrunner-config', 'config.yaml'], /the context gke\.sandbox in config\.yaml: got no map/),
  mrunner('a context of which keys are missing', ['experiment', '--context', 'rl', '--config', 'neptune.yaml', '--mrunner-config', 'config.yaml'], /the context rl in config\.yaml:\n {2}storage: missing, .*\n {2}registry_url: missing/),
  mrunner('contexts that are a list', ['experiment', '--context', 'rl', '--config', 'neptune.yaml', '--mrunner-config', 'config.yaml'], /contexts: got no map, expected a map of contexts by their names/, { files: { 'config.yaml': 'contexts: [1]\n' } }),
  mrunner('a file and a configuration', experiment('--mrunner-config', 'config.yaml'), /--mrunner-config has no effect, since the context rl\.yaml is a file of its own/),
  mrunner('a base image', experiment('--base_image', 'python:3'), /--base_image: the image is built elsewhere, .* set --image/),
  mrunner('requirements', experiment('--requirements', 'requirements.txt'), /--requirements: the image is built elsewhere/),
  mrunner('the experiment file as mrunner takes it', experiment('--neptune', 'neptune.yaml'), /--neptune: .* set --config/),
  mrunner('an app', experiment('--app', 'true', '--image', ':1'), /--app has no effect/),
  mrunner('a project with a program', experiment('--project', '--image', ':1', '--', 'a.py'), /--project prints .*, so the program, --image would have no effect/),
  mrunner('an empty program, as a variable that is not set would make it', experiment('--image', ':1', '--', '', '--', '--epochs', '3'), /error\[option-misused\]: the program behind -- is "": name it, or leave it out for that of the experiment file or of the image$/m),
  mrunner('an empty tag', experiment('--image', ':1', '--tags', '', '--', 'a.py'), /error\[experiment-invalid\]: a tag of the run: got "", expected a string of at least 1 character$/m),
  mrunner('an option of the program before --', experiment('--image', ':1', 'a.py', '--epochs', '3'), /error: unknown option '--epochs'\n\(cdk8s-mlops experiment --help lists the options; those of the program are behind --\)/),
  mrunner('a second tag without its option', experiment('--image', ':1', '--tags', 'one', 'two', '--', 'a.py', '--', '--epochs', '3'), /error\[option-misused\]: got "two" before the first --, .* each tag has a --tags of its own/),
  mrunner('a file that is given twice', experiment('--config', 'neptune.yaml'), /--config is set twice/),
  mrunner('a value that the chart has not', experiment('--image', ':1', '--set', 'paramstyle=env'), /error\[values-invalid\]: invalid values: paramstyle: unknown key, did you mean "paramStyle"\?/),
  mrunner('values that the chart refuses', experiment('--image', ':1', '--helm', '--set', 'job.restartPolicy=OnFailure,job.podFailurePolicy.rules[0].action=Ignore'), /error\[(values-invalid|check-failed)\]/),
  mrunner('an empty folder', experiment('--image', ':1', '--output-dir', ''), /--output-dir is empty/),
];

const CASES: Case[] = [...EXPERIMENTS, ...SYNTAX, ...PATHS, ...FILES, ...BINARY, ...RELEASES, ...OPTIONS, ...FOLDERS, ...APPS];

/** Every file below a folder, with its text. */
function contents(folder: string): { [name: string]: string } {
  return Object.fromEntries((fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
    .map(entry => path.join(entry.parentPath, entry.name))
    .map(name => [path.relative(folder, name), fs.statSync(name).isDirectory() ? '' : fs.readFileSync(name, 'latin1')]));
}

function folderOf({ files = {} }: More): string {
  const folder = writeFiles(files, scratch());
  fs.writeFileSync(path.join(folder, 'image.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]));
  fs.writeFileSync(path.join(folder, 'utf16.yaml'), Buffer.from('\ufeffa: 1', 'utf16le'));
  return folder;
}

function check(run: (cwd: string, env: NodeJS.ProcessEnv) => CliResult, message: RegExp, more: More): void {
  const folder = folderOf(more);
  const before = contents(folder);
  const { status, stdout, stderr } = run(folder, { ...process.env, ...more.env });
  expect(stderr).toMatch(message);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^(error(\[[a-z-]+\])?: |Usage: )/);
  expect(stderr.match(/^error(\[[a-z-]+\])?: /gm) ?? []).toHaveLength(stderr.startsWith('Usage') ? 0 : 1);
  expect(stderr).not.toMatch(/\n\s+at |\[object|undefined|NaN\b(?!")/);
  expect(contents(folder)).toEqual(before);
}

function cases(of: readonly Case[]) {
  return of.map(([what, args, message, more = {}]) => [what, args, message, more] as const);
}

describe('bad input is answered with one message, exit code 1, no stack trace and nothing written', () => {
  it.each(cases(CASES))('%s', (_, args, message, more) => {
    check((cwd, env) => cli(args, { cwd, env, input: more.input }), message, more);
  });

  const real = CASES.filter(([, , , more]) => more?.asProcess);

  it.each(cases(real))('by a real process: %s', (_, args, message, more) => {
    check((cwd, env) => cliProcess(args, { cwd, env, input: more.input }), message, more);
  });

  it('in 200 ways and more', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(200);
    expect(new Set(CASES.map(([what]) => what)).size).toBe(CASES.length);
    expect(real.length).toBeGreaterThanOrEqual(20);
  });
});
