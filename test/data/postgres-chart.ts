import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { Json } from '../../src/values/shape';
import { ReleaseChart } from '../../src';
import { Postgres, PostgresProps } from '../../src/data';
import { POSTGRES_VERSION } from '../../src/data/postgres-defaults';
import { Model } from '../../src/manifest/model/model';
import { release } from '../../src/plain/release';
import { renderEverything, renderNotes } from '../../src/plain/render';

/** A chart that has a database among other things, as charts of programs do. */
export class PostgresChart extends ReleaseChart {
  public readonly postgres: Postgres;

  private model?: Model;

  constructor(scope: Construct = new App(), props: Partial<PostgresProps> = {}) {
    super(scope, 'shop', { name: 'shop', version: '0.1.0', description: 'A shop with its database.', fixedNames: ['kept-claim'] });
    const v = this.values;
    const image = v.image('postgres.image', { repository: 'postgres', tag: POSTGRES_VERSION, description: 'Official image of PostgreSQL' });
    const group = v.group('postgres', Postgres.values({ defaults: { database: { name: 'shop', user: 'clerk' } } }));
    const postgres = this.postgres = new Postgres(this, 'postgres', { ...image.asProps(), ...group.asProps(), ...props });
    postgres.addNotes();
    this.notes.add(`URL: ${postgres.url('postgresql')}`);
  }

  /** All objects of a release with values of the database, with the pod of `helm test`. */
  public release(postgres: Json = {}, name?: string): any[] {
    return renderEverything(this.compiled, this.of(postgres, name)).flatMap(({ objects }) => objects as any[]);
  }

  /** What the release says to the user. */
  public notesOf(postgres: Json = {}): string {
    return renderNotes(this.compiled, this.of(postgres));
  }

  private get compiled(): Model {
    return this.model ??= this._model();
  }

  private of(postgres: Json, name = 'shop') {
    return release({ name, namespace: 'default', values: [{ postgres }] });
  }
}
