// Uploads a file by the real tus-js-client, as two processes that share nothing but the store of upload addresses:
//   node tus-client.cjs interrupt|resume ENDPOINT MEMBER FILE ADDRESSES
// "interrupt" breaks off once half is sent. Prints { offset, address } as JSON: what was there to go on from, and where.
const fs = require("node:fs");
const tus = require("tus-js-client");

const [wish, endpoint, member, file, addresses] = process.argv.slice(2);
const half = fs.statSync(file).size / 2;

const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  headers: { "X-Member": member },
  metadata: { filename: "client.png" },
  chunkSize: 3_000_000,
  retryDelays: [100, 200, 400],
  urlStorage: new tus.FileUrlStorage(addresses),
  onError: fail,
  onProgress(sent) {
    if (wish !== "interrupt" || sent < half) return;
    upload.abort().then(() => say({ address: upload.url }), fail);
  },
  onSuccess() {
    if (wish === "interrupt") fail(new Error("It was not interrupted."));
    else say({ offset: from, address: upload.url });
  },
});
let from = 0;
let isSaid = false;

upload.findPreviousUploads().then(([previous]) => {
  if (wish === "resume") {
    upload.resumeFromPreviousUpload(previous);
    upload.options.onAfterResponse = (request, response) => {
      if (request.getMethod() === "HEAD") from = Number(response.getHeader("Upload-Offset"));
    };
  }
  upload.start();
}, fail);

function say(result) {
  if (isSaid) return;
  isSaid = true;
  console.log(JSON.stringify(result));
  process.exit(0);
}

function fail(error) {
  console.error(error);
  process.exit(1);
}
