/** A place in a file, as editors count. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
