/**
 * Connection of pods to an Aim server. Strings can be tokens.
 */
export interface AimConnectionProps {
  /**
   * URL of the server: `aim://host:port`, with its base path if it has one, such as `AimServer.repo`. It is in the environment
   * variable `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`. Aim itself does not read the variable.
   */
  readonly repo: string;

  /**
   * Protocol of client and server: `http` (Aim 3.19.0 and later) or `grpc` (before), such as `AimServer.protocol`. It determines
   * the environment variable with the path of the certificate.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * Name of a Secret with the CA certificate of the server; empty means none.
   *
   * With HTTP, set it for self-signed certificates and for a CA that the image does not trust. The program then trusts only
   * this CA, for all its connections: leave it empty for a public CA. With gRPC, the client uses TLS only if it is set.
   *
   * @default - none
   */
  readonly caSecret?: string;

  /**
   * Key of the PEM certificate in the Secret. Only this key is mounted. With HTTP, use `tls.crt` for a self-signed certificate,
   * and `ca.crt` for a CA. With gRPC, the certificate of the server is sufficient.
   *
   * @default "tls.crt"
   */
  readonly caKey?: string;
}
