import * as path from 'path';
import * as ts from 'typescript';
import { ROOT } from './pages';

/** What the compiler has to say about the TypeScript in the folders, as strict as it gets. */
export function typecheck(folders: readonly string[]): string[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), file => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, ROOT);
  const files = folders.flatMap(folder => ts.sys.readDirectory(folder, ['.ts']));
  const program = ts.createProgram(files, {
    ...options,
    noEmit: true,
    rootDir: undefined,
    typeRoots: [path.join(ROOT, 'node_modules/@types')],
    paths: { 'cdk8s-mlops': [path.join(ROOT, 'src/index.ts')] },
  });
  return files.flatMap(file => ts.getPreEmitDiagnostics(program, program.getSourceFile(file))).map(({ file, start, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    return file ? `${path.basename(file.fileName)}: ${message}\n${file.text.split('\n')[file.getLineAndCharacterOfPosition(start ?? 0).line]}` : message;
  });
}
