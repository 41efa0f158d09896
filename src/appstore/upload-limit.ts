/** The largest upload that the back end accepts, in GiB: `PROD_MAX_UPLOAD_SIZE_GB`. @internal */
export const UPLOAD_LIMIT_GIB = 10;

/** What a request is larger than the file in it, in MiB: the other fields of the form, and what is between the fields. @internal */
export const UPLOAD_OVERHEAD_MIB = 16;
