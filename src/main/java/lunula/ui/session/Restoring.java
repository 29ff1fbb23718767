package lunula.ui.session;

import java.util.BitSet;
import java.util.List;
import javafx.util.Subscription;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.PathShape;
import lunula.geometry.PlaneChoice;
import lunula.geometry.PlayMode;
import lunula.library.LibraryEntry;
import lunula.measure.DrawnPicture;
import lunula.measure.Selection;
import lunula.model.GrayImage;
import lunula.model.card.ModelCard;
import lunula.session.PixelText;
import lunula.session.Ranges;
import lunula.session.Session;
import lunula.ui.compare.CompareSetup;
import lunula.ui.compare.Page;
import lunula.ui.compare.Sharing;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ImageSet;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathPace;
import lunula.ui.explore.PathStops;
import lunula.ui.explore.Slice;
import lunula.ui.map.MapArea;
import lunula.ui.map.MapLayer;
import lunula.ui.map.MapLayers;
import lunula.ui.sample.AroundViewModel;
import lunula.ui.select.SelectTool;
import lunula.ui.select.Shape;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// Puts everything where a session has it: at once what needs no model, and as soon as its model is
/// on the map, the places in it. JavaFX thread only.
final class Restoring {
  static final String TOOLS = "tools";
  static final String PATH = "path";
  static final String CHART = "chart";

  private final Workspace space;
  private final ExplorerState exploration;
  private Subscription waiting = Subscription.EMPTY;

  Restoring(Workspace space) {
    this.space = space;
    exploration = space.exploration();
  }

  /// Begins; nothing of it is told to the history.
  ///
  /// @param then run when everything that can be is in its place
  void apply(Found found, Runnable then) {
    waiting.unsubscribe();
    LibraryEntry model = found.model();
    Session session = found.session();
    if (model == null) {
      quietly(() -> withoutModel(found));
      then.run();
      return;
    }
    space
        .models()
        .open(
            model.folder(),
            images(session),
            plane(session),
            () -> {
              quietly(() -> all(found));
              then.run();
            });
  }

  private void quietly(Runnable work) {
    exploration.history().quietly(work);
  }

  private void all(Found found) {
    Session session = found.session();
    window(session);
    space.main().imageSetProperty().set(images(session));
    exploration.slice().choiceProperty().set(plane(session));
    draw(session);
    layers(session);
    route(session);
    // After the path, which moves the cursor.
    place(session);
    view(session);
    choose(session);
    chooseOnceMore(session);
    tools(session);
    posteriors(session);
    compare(found);
  }

  /// The choice is of images, which another model of the same images has, too.
  private void withoutModel(Found found) {
    Session session = found.session();
    window(session);
    draw(session);
    tools(session);
    layers(session);
    ModelCard shown = space.main().cardProperty().get();
    boolean sameImages =
        shown != null
            && !space.main().trainingProperty().get()
            && shown.dataChecksum().equals(session.model().dataChecksum());
    if (sameImages) {
      space.main().imageSetProperty().set(images(session));
      choose(session);
      chooseOnceMore(session);
    }
    compare(found);
  }

  private ImageSet images(Session session) {
    Session.Ground ground = session.map();
    ImageSet now = space.main().imageSetProperty().get();
    return ground == null ? now : Word.find(ground.images(), ImageSet.TEST);
  }

  private PlaneChoice plane(Session session) {
    Session.Place place = session.place();
    List<Integer> axes = place == null ? null : place.axes();
    return axes == null ? PlaneChoice.principal() : new PlaneChoice.Axes(axes.get(0), axes.get(1));
  }

  private void window(Session session) {
    Session.Window window = session.window();
    if (window == null) {
      return;
    }
    MainViewModel main = space.main();
    main.themeProperty().set(Word.find(window.theme(), main.themeProperty().get()));
    var scaling = space.decode().scalingProperty();
    scaling.set(Word.find(window.scaling(), scaling.get()));
    boolean known =
        space.toolbox().instruments().stream().anyMatch(it -> it.id().equals(window.tool()));
    if (known) {
      space.toolbox().choose(window.tool());
    }
    main.toolProperty().set(Word.find(window.page(), MainViewModel.Tool.EXPLORE));
    main.toolsShownProperty().set(window.open().getOrDefault(TOOLS, true));
    main.pathShownProperty().set(window.open().getOrDefault(PATH, true));
    space.path().chartShownProperty().set(window.open().getOrDefault(CHART, false));
  }

  private void draw(Session session) {
    Session.Drawing drawn = session.drawing();
    if (drawn == null) {
      GrayImage canvas = space.draw().drawingProperty().get().clean();
      space.draw().bringBack(DrawnPicture.empty(canvas.width(), canvas.height()));
      return;
    }
    int width = drawn.width();
    int height = drawn.height();
    space
        .draw()
        .bringBack(
            new DrawnPicture(
                PixelText.read(drawn.clean(), width, height),
                PixelText.read(drawn.noisy(), width, height),
                PixelText.read(drawn.blank(), width, height)));
  }

  private void tools(Session session) {
    Session.Tools tools = session.tools();
    if (tools == null) {
      return;
    }
    AroundViewModel around = space.around();
    around.sourceProperty().set(Word.find(tools.around(), AroundViewModel.Source.PLACE));
    around
        .sigmaProperty()
        .set(Math.clamp(tools.sigma(), AroundViewModel.LEAST, AroundViewModel.MOST));
    around.limitProperty().set(Math.min(tools.limit(), AroundViewModel.WHOLE));
    SelectTool select = space.select().tool();
    select.shapeProperty().set(Word.find(tools.select(), Shape.LASSO));
    select
        .radiusProperty()
        .set(Math.clamp(tools.brush(), SelectTool.LEAST_RADIUS, SelectTool.MOST_RADIUS));
  }

  private void posteriors(Session session) {
    Session.Tools tools = session.tools();
    MapData points = exploration.mapProperty().get();
    if (tools != null && points != null) {
      List<Integer> images =
          tools.posterior().stream().filter(image -> image < points.count()).toList();
      space
          .posterior()
          .show(
              images.isEmpty() ? ExplorerState.NONE : images.getFirst(),
              images.size() < 2 ? ExplorerState.NONE : images.getLast());
    }
  }

  private void layers(Session session) {
    Session.Ground ground = session.map();
    if (ground == null) {
      return;
    }
    MapLayers layers = space.map().layers();
    for (MapLayer layer : MapLayer.values()) {
      Double strength = ground.layers().get(Word.of(layer));
      layers.shownProperty(layer).set(strength != null);
      if (strength != null) {
        layers.opacityProperty(layer).set(strength);
      }
    }
    layers.densityByClassProperty().set(ground.densityByClass());
  }

  private void route(Session session) {
    Session.Route route = session.path();
    if (route == null) {
      exploration.pathProperty().set(PathStops.NONE);
      return;
    }
    exploration
        .pathProperty()
        .set(
            new PathStops(
                spot(route.a()),
                spot(route.b()),
                route.between().stream().map(this::known).toList(),
                Word.find(route.shape(), PathShape.STRAIGHT),
                route.closed() ? PathShape.End.CLOSED : PathShape.End.OPEN));
    space.path().paceProperty().set(Word.find(route.pace(), PathPace.PLACE));
    space.path().modeProperty().set(Word.find(route.mode(), PlayMode.BACK_AND_FORTH));
    space.path().speedProperty().set(route.speed());
    if (route.position() > 0) {
      space.path().seek(route.position());
    }
  }

  private void place(Session session) {
    Session.Place place = session.place();
    if (place != null) {
      Slice slice = exploration.slice();
      slice.labelProperty().set(place.label());
      if (place.z().size() == slice.frameProperty().get().dimensions()) {
        slice.goTo(array(place.z()));
      }
    }
  }

  private void view(Session session) {
    Session.View view = session.view();
    space
        .map()
        .look(view == null ? null : new MapArea(known(view.centre()), view.across(), view.down()));
  }

  private void choose(Session session) {
    MapData points = exploration.mapProperty().get();
    if (points == null) {
      return;
    }
    Session.Chosen chosen = session.selection();
    BitSet images = chosen == null ? new BitSet() : Ranges.read(chosen.images());
    var hidden = new BitSet();
    if (chosen != null) {
      chosen.hidden().forEach(hidden::set);
    }
    space.map().filter().hide(hidden);
    space.select().selection().show(Selection.of(points.count(), images::get));
    int looked = chosen == null || chosen.looked() >= points.count() ? -1 : chosen.looked();
    space.select().chosen().choose(looked);
  }

  /// Of a data set that is fetched the classes come later, and with them another map of the same
  /// points.
  @SuppressWarnings("ReferenceEquality") // these very points
  private void chooseOnceMore(Session session) {
    MapData shown = exploration.mapProperty().get();
    if (session.selection() == null || shown == null || !shown.classNames().equals(List.of(""))) {
      return;
    }
    waiting =
        exploration
            .mapProperty()
            .subscribe(
                (before, now) -> {
                  waiting.unsubscribe();
                  if (now != null && now.encodings() == shown.encodings()) {
                    quietly(() -> choose(session));
                  }
                });
  }

  private void compare(Found found) {
    Session.Comparing comparing = found.session().comparing();
    if (comparing == null) {
      return;
    }
    space
        .compare()
        .take(
            new CompareSetup(
                Word.find(comparing.page(), Page.SIDE),
                Word.find(comparing.sharing(), Sharing.IMAGE),
                found.side(),
                found.pair().size() == 2 ? found.pair() : List.of(),
                comparing.family(),
                comparing.beta(),
                comparing.morph(),
                way(comparing.between())));
    space.main().comparingProperty().set(comparing.shown());
  }

  private static CompareSetup.@Nullable Way way(Session.@Nullable Between between) {
    return between == null
        ? null
        : new CompareSetup.Way(between.from(), between.to(), between.position());
  }

  private @Nullable LatentPoint spot(@Nullable List<Float> code) {
    return code == null ? null : known(code);
  }

  private LatentPoint known(List<Float> code) {
    LatentPlane plane = exploration.slice().planeProperty().get();
    return code.size() == plane.dimensions() ? plane.project(array(code)) : new LatentPoint(0, 0);
  }

  private static float[] array(List<Float> code) {
    float[] z = new float[code.size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = code.get(i);
    }
    return z;
  }
}
