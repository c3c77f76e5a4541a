/* Before the script, so that nothing it says is missed. */
window.said = [];
document.addEventListener("ringlet-error", ({ detail }) => said.push(detail.code));
