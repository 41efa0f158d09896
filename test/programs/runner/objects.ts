/** The data of ConfigMaps and Secrets. */
export type Data = ReadonlyMap<string, Buffer>;

/** The objects that were applied. */
export class Objects {
  private readonly stored = new Map<string, any>();

  add(object: any): void {
    this.stored.set(`${object.kind}/${object.metadata.name}`, object);
  }

  get(kind: string, name: string): any {
    return this.stored.get(`${kind}/${name}`);
  }

  remove(kind: string, name: string): void {
    this.stored.delete(`${kind}/${name}`);
  }

  /** Those of a kind. */
  of(kind: string): any[] {
    return [...this.stored.values()].filter(object => object.kind === kind);
  }

  /** What a ConfigMap or Secret holds; `undefined` when there is none of this name. */
  data(kind: 'ConfigMap' | 'Secret', name: string): Data | undefined {
    const object = this.get(kind, name);
    if (object === undefined) {
      return undefined;
    }
    const plain = Object.entries<string>((kind === 'ConfigMap' ? object.data : object.stringData) ?? {});
    const encoded = Object.entries<string>((kind === 'ConfigMap' ? object.binaryData : object.data) ?? {});
    return new Map([
      ...encoded.map(([key, value]) => [key, Buffer.from(value, 'base64')] as const),
      ...plain.map(([key, value]) => [key, Buffer.from(value)] as const),
    ]);
  }
}
