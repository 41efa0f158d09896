import { Construct } from 'constructs';
import { MlflowAuthOptions } from './mlflow-server-props';
import { Condition, firstFilled } from '../kit/condition';
import { ConfigFiles } from '../kit/config/config-files';
import { Credentials } from '../kit/config/credentials';

/** What clients log in with. */
const [USERNAME, PASSWORD] = ['MLFLOW_TRACKING_USERNAME', 'MLFLOW_TRACKING_PASSWORD'];

const FILE = 'basic_auth.ini';
const CONFIG = { name: 'auth', mountPath: '/etc/mlflow', readOnly: true };

/**
 * Logins of an MLflow server: a Secret with the password of the administrator and the key for forms, and a file with the rest.
 *
 * @internal
 */
export class MlflowAuth extends Construct {
  /** Whether a login is required. */
  public readonly enabled: Condition;

  /** The password of the administrator, and the key for forms. */
  public readonly credentials: Credentials;

  private readonly config?: ConfigFiles;
  private readonly adminUsername: string;
  private readonly clientSecret: string;

  /**
   * @param urlOf the URL of a database of the server, without user and password.
   * @param database the database of the experiments.
   */
  constructor(scope: Construct, id: string, props: MlflowAuthOptions, { urlOf, database, labels }: { urlOf(database: string): string; readonly database: string; readonly labels: { [key: string]: string } }) {
    super(scope, id);
    const { adminUsername = 'admin', defaultPermission = 'READ' } = props;
    this.adminUsername = adminUsername;
    this.clientSecret = props.clientSecret ?? '';
    this.enabled = Condition.of(props.enabled ?? false);
    this.credentials = new Credentials(this, 'default', {
      enabled: this.enabled.value,
      existingSecret: props.existingSecret,
      labels,
      entries: [
        { name: 'adminPassword', key: props.adminPasswordKey, value: props.adminPassword },
        { name: 'flaskSecretKey', key: props.flaskSecretKeyKey, value: props.flaskSecretKey },
      ],
    });
    const within = this.enabled.scope(this, 'enabled');
    this.config = within && new ConfigFiles(within, 'config', {
      labels,
      files: {
        [FILE]: `[mlflow]
default_permission = ${defaultPermission}
database_uri = ${urlOf(firstFilled(props.database ?? '', database))}
admin_username = ${adminUsername}
authorization_function = mlflow.server.auth:authenticate_request_basic_auth
`,
      },
    });
  }

  /** Arguments of the server. */
  public get args(): any[] {
    return this.enabled.items(['--app-name=basic-auth']);
  }

  /** The variable by which both the server and the migration find the file. */
  public get configEnv(): any[] {
    return this.enabled.items([{ name: 'MLFLOW_AUTH_CONFIG_PATH', value: `${CONFIG.mountPath}/${FILE}` }]);
  }

  /** Variables of the server with what is confidential. */
  public get env(): any[] {
    return this.enabled.items([
      this.credentials.asEnv('MLFLOW_AUTH_ADMIN_PASSWORD', 'adminPassword'),
      this.credentials.asEnv('MLFLOW_FLASK_SERVER_SECRET_KEY', 'flaskSecretKey'),
    ]);
  }

  /** The login of the administrator. */
  public get adminEnv(): any[] {
    return this.enabled.items(this.adminLogin);
  }

  /** The login of the programs of the release. */
  public get clientEnv(): any[] {
    const login = (name: string, key: string) => ({ name, valueFrom: { secretKeyRef: { name: this.clientSecret, key } } });
    return this.enabled.items(Condition.of(this.clientSecret).items([login(USERNAME, 'username'), login(PASSWORD, 'password')], this.adminLogin));
  }

  /** Fields of an endpoint of a ServiceMonitor. */
  public get endpoint(): any {
    return this.enabled.entries({ basicAuth: { username: { name: this.clientSecret, key: 'username' }, password: { name: this.clientSecret, key: 'password' } } });
  }

  private get adminLogin(): any[] {
    return [{ name: USERNAME, value: this.adminUsername }, this.credentials.asEnv(PASSWORD, 'adminPassword')];
  }

  public get volumes(): any[] {
    return this.config ? this.enabled.items([this.config.asVolume(CONFIG.name)]) : [];
  }

  public get volumeMounts(): any[] {
    return this.enabled.items([CONFIG]);
  }

  /** Parts of a hash of what the server reads when it starts. */
  public get hashed(): any[] {
    return this.config ? [this.credentials.checksum, this.enabled.chooseString(this.config.checksum, '')] : [];
  }
}
