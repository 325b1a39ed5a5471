// SPDX-License-Identifier: Apache-2.0
/** Writes a table as the page saves it, for test_spreadsheet.py: rows and a decimal mark, as JSON. */
import { readFileSync } from "node:fs";

import { toCsv } from "../../../themes/sinau_theme/collect/csv.js";

const { rows, decimal } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(toCsv(rows, decimal));
