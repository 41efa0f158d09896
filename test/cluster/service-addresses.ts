/** The addresses of Services. Processes of jest have each their own, since some of them are on the network of the machine, with real programs behind them. */
const PREFIX = `10.${96 + Number(process.env.JEST_WORKER_ID ?? 0)}`;

export const SERVICE_ADDRESSES = {
  range: `${PREFIX}.0.0/16`,
  /** That of the Service `kubernetes`, for which the certificate of the API server is. */
  apiServer: `${PREFIX}.0.1`,
};
