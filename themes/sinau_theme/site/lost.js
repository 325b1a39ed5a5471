// SPDX-License-Identifier: Apache-2.0
// Runs on 404.html, at whatever address a host shows that. The page asks for this file in each folder of the address, from the innermost
// outwards; where it is found, the site is. It is a module because hosts may answer with the page itself, which browsers run as no module.
const way = document.querySelector("#way:not(.is-found)");
if (way) {
  const link = document.createElement("a");
  // Some addresses have a stroke twice, which hosts pass over.
  link.href = location.origin + new URL("../../index.html", import.meta.url).pathname.replace(/\/{2,}/g, "/");
  link.textContent = way.dataset.words;
  way.replaceChildren(link);
  way.className = "is-found";
}
