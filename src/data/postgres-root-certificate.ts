import { Construct } from 'constructs';
import { PostgresRootCertificateOptions } from './postgres-props';
import { toNode } from '../expr/expression/to-node';
import { Condition, hasKey, jsonMatches, textOf } from '../kit/condition';
import { nameOfProp, refuseWhen } from '../kit/release-chart-of';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

const VARIABLE = 'PGSSLROOTCERT';
const VOLUME = 'database-ca';
const FOLDER = '/etc/database-ca';
const FILE = 'ca.crt';

/** The documented values of the certificate. @internal */
export const POSTGRES_ROOT_CERTIFICATE = ItemShape.object('Certificates of the authorities by which `verify-ca` and `verify-full` check the server: a file in the PEM format, of a Secret or a ConfigMap.')
  .string('existingSecret', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing Secret with the file; empty for none.' })
  .string('existingConfigMap', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing ConfigMap with the file; empty for none.' })
  .string('key', { default: FILE, pattern: Pattern.FILE_NAME, minLength: 1, maxLength: 253, description: 'Key of the file.' });

/** Where users may have set the certificate themselves. */
export interface OwnCertificate {
  /** The variables of a map. */
  readonly environment?: { [name: string]: string };
  /** Further variables. */
  readonly extraEnv?: any[];
}

/**
 * The certificates by which clients of libpq check a server: a variable, and the volume with the file.
 *
 * @internal
 */
export class PostgresRootCertificate {
  private readonly ofSecret: Condition;
  private readonly given: Condition;

  /**
   * @param used whether there are clients that check.
   */
  constructor(private readonly props: PostgresRootCertificateOptions = {}, private readonly used: Condition = Condition.of(true)) {
    this.ofSecret = Condition.of(props.existingSecret ?? '');
    this.given = used.and(this.ofSecret.or(Condition.of(props.existingConfigMap ?? '')));
  }

  /** The variable of libpq. */
  public get env(): any[] {
    return this.given.items([{ name: VARIABLE, value: `${FOLDER}/${FILE}` }]);
  }

  public get volumes(): any[] {
    const { existingSecret = '', existingConfigMap = '', key = FILE } = this.props;
    const items = [{ key, path: FILE }];
    return this.given.items([{
      name: VOLUME,
      ...this.ofSecret.entries({ secret: { secretName: existingSecret, items } }, { configMap: { name: existingConfigMap, items } }),
    }]);
  }

  public get volumeMounts(): any[] {
    return this.given.items([{ name: VOLUME, mountPath: FOLDER, readOnly: true }]);
  }

  /**
   * Refuses an encryption that checks the server without a certificate: libpq would connect to none.
   *
   * @param mode the encryption as the prop has it, and what it is.
   * @param own where users may have set the variable.
   */
  public check(scope: Construct, mode: { readonly given: string | undefined; readonly value: string }, own: OwnCertificate): void {
    const { existingSecret, existingConfigMap } = this.props;
    const [secret, map] = [nameOfProp('database.sslRootCert.existingSecret', existingSecret), nameOfProp('database.sslRootCert.existingConfigMap', existingConfigMap)];
    refuseWhen(scope, this.ofSecret.and(Condition.of(existingConfigMap ?? '')), `${secret} and ${map} are both set: leave one of them empty`);
    const checks = this.used.and(Condition.of(textOf(mode.value).matches('^verify-(ca|full)$')));
    refuseWhen(scope, checks.and(this.given.not()).and(hasKey(own.environment ?? {}, VARIABLE).not()).and(names(own.extraEnv ?? []).not()),
      `${nameOfProp('database.sslMode', mode.given)} is "${mode.value}", and there is no certificate to check the server with: set ${secret} or ${map}`);
  }
}

/** Whether a list of variables has that of the certificate; a list that is composed of several lists may have it. */
function names(variables: any[]): Condition {
  const { kind } = toNode(variables);
  return kind === 'list' || kind === 'choose' ? Condition.of(true) : jsonMatches(variables, `"name":"${VARIABLE}"`);
}
