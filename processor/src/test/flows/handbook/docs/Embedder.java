package docs;

import dev.headrace.Fingerprinted;
import java.util.List;

/** A resource. */
public interface Embedder extends Fingerprinted {
  List<float[]> embed(List<String> texts);
}
