package lunula.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lunula.data.ImportPlan;
import org.jspecify.annotations.Nullable;

/// What an array, a file or a folder is for, as its name tells: `X_train`, `trainX`,
/// `t10k-images-idx3-ubyte`, `validation`.
///
/// @param use which part it belongs to; null if that is not told
/// @param images whether it is called images
/// @param labels whether it is called labels
record ArrayRole(ImportPlan.@Nullable Use use, boolean images, boolean labels) {
  private static final Set<String> TRAIN =
      Set.of("train", "training", "trn", "tr", "learn", "learning", "训练", "训练集");
  private static final Set<String> VALIDATION =
      Set.of("val", "valid", "validation", "validate", "dev", "验证", "验证集");
  private static final Set<String> TEST =
      Set.of("test", "testing", "tst", "te", "t10k", "eval", "测试", "测试集");
  private static final Set<String> IMAGES =
      Set.of(
          "x",
          "xs",
          "image",
          "images",
          "img",
          "imgs",
          "picture",
          "pictures",
          "pic",
          "pics",
          "pixel",
          "pixels",
          "data",
          "feature",
          "features",
          "input",
          "inputs",
          "sample",
          "samples",
          "frames",
          "faces",
          "digits");
  private static final Set<String> LABELS =
      Set.of(
          "y",
          "ys",
          "label",
          "labels",
          "lbl",
          "lbls",
          "target",
          "targets",
          "class",
          "classes",
          "category",
          "categories",
          "onehot");

  /// What a name tells.
  static ArrayRole of(String name) {
    ImportPlan.Use use = null;
    boolean images = false;
    boolean labels = false;
    for (String word : words(name)) {
      ImportPlan.Use told = use(word);
      use = told == null ? use : told;
      images |= IMAGES.contains(word);
      labels |= LABELS.contains(word);
    }
    return new ArrayRole(use, images && !labels, labels);
  }

  /// Which part a word names; null if none.
  static ImportPlan.@Nullable Use use(String word) {
    // Some number their parts: `test1`, `val2017`.
    String lower =
        word.toLowerCase(Locale.ROOT).replaceFirst("(?<=\\p{L}{3})([0-9]|20[0-9]{2})$", "");
    return TRAIN.contains(lower)
        ? ImportPlan.Use.TRAIN
        : VALIDATION.contains(lower)
            ? ImportPlan.Use.VALIDATION
            : TEST.contains(lower) ? ImportPlan.Use.TEST : null;
  }

  /// Words of a name: at what is no letter or digit, and where small letters become capitals.
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String piece : name.split("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", -1)) {
      String word = piece.toLowerCase(Locale.ROOT);
      if (use(word) == null && !IMAGES.contains(word) && !LABELS.contains(word)) {
        // `xtrain`, `testy`, `trainimages`.
        for (int cut = 1; cut < word.length(); cut++) {
          String before = word.substring(0, cut);
          String after = word.substring(cut);
          boolean both =
              (use(before) != null && isKind(after)) || (use(after) != null && isKind(before));
          if (both) {
            words.add(before);
            word = after;
            break;
          }
        }
      }
      words.add(word);
    }
    return words;
  }

  private static boolean isKind(String word) {
    return IMAGES.contains(word) || LABELS.contains(word);
  }

  /// What is left of a name without part and kind, by which images and labels belong together:
  /// `kmnist-train-imgs` and `kmnist-train-labels` both leave `kmnist`.
  static String family(String name) {
    StringBuilder rest = new StringBuilder();
    for (String word : words(name)) {
      boolean told =
          use(word) != null
              || isKind(word)
              || word.matches("idx[0-9]?|ubyte|int|npy|npz|csv|arr|[0-9]+|");
      if (!told) {
        rest.append(word).append('-');
      }
    }
    return rest.toString();
  }
}
