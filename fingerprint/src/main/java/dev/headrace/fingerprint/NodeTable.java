package dev.headrace.fingerprint;

import dev.headrace.fingerprint.LogicTree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The nodes of several trees, each once, and what it is otherwise in single trees: a virtual call
 * leads to what the types of one closure say.
 *
 * @param entries the nodes; their successors are indexes of other entries
 * @param views how each tree sees them, by its transform
 */
record NodeTable(List<Node> entries, SortedMap<String, View> views) {

  /**
   * The nodes of one tree: all that can be reached from its first.
   *
   * @param first the index of its first node
   * @param otherwise what differs from the table, by index
   */
  record View(int first, SortedMap<Integer, Node> otherwise) {}

  /** Nodes are the same if they are the first, second, ... of one id in their trees. */
  private record Key(String id, int occurrence) {}

  static NodeTable of(SortedMap<String, LogicTree> trees) {
    Map<Key, Integer> indexes = new HashMap<>();
    List<Node> entries = new ArrayList<>();
    TreeMap<String, View> views = new TreeMap<>();
    for (Map.Entry<String, LogicTree> each : trees.entrySet()) {
      LogicTree tree = each.getValue();
      int known = entries.size();
      int[] places = places(tree.nodes(), indexes);
      TreeMap<Integer, Node> otherwise = new TreeMap<>();
      for (int i = 0; i < places.length; i++) {
        Node node = moved(tree.nodes().get(i), places);
        if (places[i] >= known) {
          entries.add(node);
        } else if (!entries.get(places[i]).equals(node)) {
          otherwise.put(places[i], node);
        }
      }
      views.put(each.getKey(), new View(places[0], otherwise));
    }
    return new NodeTable(entries, views);
  }

  private static int[] places(List<Node> nodes, Map<Key, Integer> indexes) {
    Map<String, Integer> occurrences = new HashMap<>();
    int[] places = new int[nodes.size()];
    for (int i = 0; i < places.length; i++) {
      String id = nodes.get(i).id();
      Key key = new Key(id, occurrences.merge(id, 1, Integer::sum));
      places[i] = indexes.computeIfAbsent(key, each -> indexes.size());
    }
    return places;
  }

  private static Node moved(Node node, int[] places) {
    Integer[] moved = new Integer[node.successors().size()];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = places[node.successors().get(i)];
    }
    return new Node(node.id(), node.hash(), List.of(moved));
  }

  /**
   * The nodes of a tree, breadth first.
   *
   * @throws IndexOutOfBoundsException if a successor is no entry
   */
  List<Node> nodes(View view) {
    int[] places = new int[entries.size()];
    Arrays.fill(places, -1);
    List<Integer> order = new ArrayList<>();
    places[view.first()] = 0;
    order.add(view.first());
    for (int i = 0; i < order.size(); i++) {
      for (int next : node(view, order.get(i)).successors()) {
        if (places[next] < 0) {
          places[next] = order.size();
          order.add(next);
        }
      }
    }
    return order.stream().map(each -> moved(node(view, each), places)).toList();
  }

  private Node node(View view, int index) {
    Node other = view.otherwise().get(index);
    return other == null ? entries.get(index) : other;
  }
}
