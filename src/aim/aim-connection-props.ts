/**
 * How pods reach an Aim server. Strings can be tokens.
 */
export interface AimConnectionProps {
  /**
   * The server: `aim://host:port`, and its base path if it has one; such as `AimServer.repo`. The program finds it in
   * the environment variable `AIM_REPO`, for `aim.Run(repo=os.environ["AIM_REPO"])`. Aim itself does not read it.
   */
  readonly repo: string;

  /**
   * What client and server speak: `http` (Aim 3.19.0 and later) or `grpc` (before), such as `AimServer.protocol`. The variable
   * that names the certificate follows.
   *
   * @default "http"
   */
  readonly protocol?: string;

  /**
   * The Secret with the certificate that the server's is checked against; empty means none.
   *
   * With HTTP it is for certificates that are self-signed or of an authority that the image does not know, and the program
   * trusts this one only, whatever it talks to: leave it empty for a public authority. With gRPC the client speaks TLS only
   * when there is one.
   *
   * @default - none
   */
  readonly caSecret?: string;

  /**
   * The key of the certificate in the Secret, in PEM. Only this key is mounted. With HTTP, `tls.crt` serves only for a
   * certificate that is self-signed; that of an authority is under `ca.crt`. With gRPC the server's own will do.
   *
   * @default "tls.crt"
   */
  readonly caKey?: string;
}
