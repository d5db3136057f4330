import * as v from 'valibot';

// The parts of schemas of stored data. Code that measures or judges imports types from schemas, never values.

/** The read-only type of the data that a schema describes. */
export type Stored<Schema extends v.GenericSchema> = Frozen<v.InferOutput<Schema>>;

type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Key in keyof T]: Frozen<T[Key]> };

type Described<Schema extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [Schema, v.DescriptionAction<v.InferOutput<Schema>, string>]
>;

/** Returns a schema with a description, which is published with it. */
export function described<const Schema extends v.GenericSchema>(schema: Schema, text: string): Described<Schema> {
  return v.pipe(schema, v.description(text));
}

/** Returns a schema of a field that may be absent, with a description of the field. */
export function optional<const Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.OptionalSchema<Described<Schema>, undefined> {
  return v.optional(described(schema, text));
}

/** A number over 0, such as a size or a number of calls. */
export const positive = v.pipe(v.number(), v.gtValue(0));

/** A whole number from 0, such as a number of rounds or an index. */
export const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The sizes of a sweep, ascending. */
export const sizes = v.pipe(v.array(positive), v.minLength(1));

/** A number that may be NaN or infinite, which JSON stores as null. */
export const figure = v.nullable(v.number(), NaN);
