// Node: JSON.parse of the whole text, as a web map does it; one year and a box.
//
//     node node_peer.mjs FILE.geojson
import { readFileSync } from "node:fs";

const [year, [west, south, east, north]] = ["2015-", [69, 33, 72, 35]];
const { features } = JSON.parse(readFileSync(process.argv[2], "utf8"));
let found = 0;
for (const { properties, geometry } of features) {
  const [lon, lat] = geometry.coordinates;
  if (properties.date.startsWith(year) && lon >= west && lon <= east && lat >= south && lat <= north) found += 1;
}
console.log(found);
