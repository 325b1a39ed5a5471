// SPDX-License-Identifier: Apache-2.0
// Validates YAML by JSON Schemas as editors do: YAML 1.2 types, draft-07. One request and one answer on each line, as JSON.
import { createInterface } from 'node:readline';
import Ajv from 'ajv';
import { parse } from 'yaml';

// `strict` would refuse keywords for editors; .inf and .nan are numbers to them, though JSON has none.
const ajv = new Ajv({ strict: false, strictNumbers: false, allErrors: true });
const compiled = new Map();

for await (const line of createInterface({ input: process.stdin })) {
  const { name, schema, text } = JSON.parse(line);
  if (!compiled.has(name)) compiled.set(name, ajv.compile(schema));
  let value;
  let readable = true;
  try {
    value = parse(text, { logLevel: 'silent' });
  } catch {
    readable = false;
  }
  const validate = compiled.get(name);
  const valid = readable && validate(value);
  const errors = valid || !readable ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
  process.stdout.write(`${JSON.stringify({ readable, valid, errors })}\n`);
}
