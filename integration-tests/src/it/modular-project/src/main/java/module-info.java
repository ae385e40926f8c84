/** Counts the words of texts. */
module com.example.words {
  requires dev.headrace.annotations;
  requires dev.headrace.runtime;
}
