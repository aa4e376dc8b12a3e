/** Preloaded by an example that runs: what goes to the reference API's address goes to the mock of the test instead. */
const documented = "http://127.0.0.1:4010";
const mock = process.env["MOCK_URL"] ?? documented;
const { fetch } = globalThis;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  return fetch(new Request(request.url.replace(documented, mock), request));
};
