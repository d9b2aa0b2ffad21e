// The plain script: with a `<script>` of its own, or imported for its effect, it puts the functions at the global name `weibao`.

declare global {
  var weibao: Omit<typeof import("./weibao.js"), "default">;
}
export {};
