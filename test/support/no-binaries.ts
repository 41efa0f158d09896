/** Stands for binaries.ts where there is no Helm. */
export class Helm {
  constructor(public readonly name: '3' | '4') {
  }

  public get bin(): never {
    throw new Error('a test that runs Helm belongs into a file *.helm.test.ts');
  }
}

export const HELMS: readonly Helm[] = [new Helm('3'), new Helm('4')];
