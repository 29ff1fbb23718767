package lunula.ui.kit;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.util.Subscription;
import lunula.files.JsonField;

/// Everything that can be set, as the features bring it. Sessions, undo and preferences go over it
/// and know no feature. JavaFX thread only, but for [#write] and [#read].
public final class Settings {
  private final Map<String, Setting<?>> all = new LinkedHashMap<>();

  /// Registers settings. Within a [Setting.Phase], a session's values are set in this order.
  ///
  /// @throws IllegalArgumentException if there is one of that id
  public Settings add(Collection<? extends Setting<?>> settings) {
    for (Setting<?> setting : settings) {
      if (all.putIfAbsent(setting.id(), setting) != null) {
        throw new IllegalArgumentException("there are two settings " + setting.id());
      }
    }
    return this;
  }

  /// All of them, in order.
  public List<Setting<?>> all() {
    return List.copyOf(all.values());
  }

  /// Those that are in the session, in order.
  private List<Setting<?>> inSession() {
    return all.values().stream().filter(Setting::isInSession).toList();
  }

  /// The values of the session as they are now.
  public List<Setting.Value<?>> values() {
    List<Setting.Value<?>> values = new ArrayList<>();
    inSession().forEach(setting -> values.add(setting.value()));
    return values;
  }

  /// Calls back whenever something of the session may have changed, but not now.
  public Subscription subscribe(Runnable changed) {
    return inSession().stream()
        .map(setting -> setting.subscribe(changed))
        .reduce(Subscription.EMPTY, Subscription::and);
  }

  /// Values as JSON: the parts of an id are objects in objects.
  ///
  /// @throws IOException with a sentence for the person, if a model's folder cannot be read
  public static JsonObject write(List<Setting.Value<?>> values, Codec.Models models)
      throws IOException {
    var root = new JsonObject();
    for (Setting.Value<?> value : values) {
      JsonElement json = value.json(models);
      if (!(json instanceof JsonNull)) {
        put(root, value.setting().id(), json);
      }
    }
    return root;
  }

  /// An object joins one that another setting has begun.
  private static void put(JsonObject into, String id, JsonElement json) {
    int dot = id.indexOf('.');
    String first = dot < 0 ? id : id.substring(0, dot);
    if (dot >= 0) {
      put(group(into, first), id.substring(dot + 1), json);
    } else if (json instanceof JsonObject group) {
      group.asMap().forEach(group(into, first)::add);
    } else {
      into.add(first, json);
    }
  }

  private static JsonObject group(JsonObject of, String name) {
    if (!(of.get(name) instanceof JsonObject)) {
      of.add(name, new JsonObject());
    }
    return of.getAsJsonObject(name);
  }

  /// The values that a session tells, in order. Blocking where models are looked for.
  ///
  /// @throws IllegalArgumentException with what is wrong, beginning with the field's name
  public List<Setting.Value<?>> read(JsonObject session, Codec.Models models) {
    return read(session, models, false);
  }

  /// The values of a session in which everything that it does not tell is as usual, in order.
  /// Blocking where models are looked for.
  ///
  /// @throws IllegalArgumentException with what is wrong, beginning with the field's name
  public List<Setting.Value<?>> readWhole(JsonObject session, Codec.Models models) {
    return read(session, models, true);
  }

  private List<Setting.Value<?>> read(JsonObject session, Codec.Models models, boolean whole) {
    List<Setting.Value<?>> values = new ArrayList<>();
    for (Setting<?> setting : inSession()) {
      JsonField field = new JsonField("", session);
      for (String part : setting.id().split("\\.", -1)) {
        field = field.at(part);
      }
      setting.read(field, models, whole).ifPresent(values::add);
    }
    return values;
  }

  /// The value of an id among others.
  public static <T> Optional<T> find(List<Setting.Value<?>> values, String id, Class<T> type) {
    return values.stream()
        .filter(value -> value.setting().id().equals(id))
        .map(value -> type.cast(value.value()))
        .findFirst();
  }
}
