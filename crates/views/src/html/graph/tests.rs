use super::{HEIGHT, WIDTH, layout};

/// Whether no two nodes touch.
fn apart(nodes: &[(f64, f64)]) -> bool {
    nodes
        .iter()
        .enumerate()
        .all(|(n, a)| nodes[n + 1..].iter().all(|b| (a.0 - b.0).abs() >= WIDTH || (a.1 - b.1).abs() >= HEIGHT))
}

#[test]
fn whoever_drew_stands_right_of_the_origin() {
    let edges = [(0, 1), (0, 2), (1, 3), (0, 3), (2, 4)];
    let drawing = layout(5, &edges);
    assert!(apart(&drawing.nodes), "{:?}", drawing.nodes);
    for ((from, to), points) in edges.iter().zip(&drawing.edges) {
        assert!(drawing.nodes[*from].0 + WIDTH < drawing.nodes[*to].0);
        assert_eq!(points.first().map(|point| point.0), Some(drawing.nodes[*from].0 + WIDTH));
        assert_eq!(points.last().map(|point| point.0), Some(drawing.nodes[*to].0));
    }
    let inside =
        |&(x, y): &(f64, f64)| x >= 0.0 && y >= 0.0 && x + WIDTH <= drawing.width && y + HEIGHT <= drawing.height + 0.5;
    assert!(drawing.nodes.iter().all(inside), "{drawing:?}");
}

#[test]
fn a_long_line_goes_around_what_it_passes() {
    let drawing = layout(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]);
    for point in &drawing.edges[3] {
        for node in &drawing.nodes[1..3] {
            let inside = point.0 > node.0 && point.0 < node.0 + WIDTH && point.1 > node.1 && point.1 < node.1 + HEIGHT;
            assert!(!inside, "{drawing:?}");
        }
    }
}

#[test]
fn circles_are_drawn_too() {
    let drawing = layout(3, &[(0, 1), (1, 2), (2, 0), (1, 1)]);
    assert!(apart(&drawing.nodes));
    let back = &drawing.edges[2];
    assert!(
        back.first().map(|point| point.0) > back.last().map(|point| point.0),
        "it leads back to the left: {back:?}"
    );
}

#[test]
fn without_lines_nodes_stand_below_each_other() {
    let drawing = layout(3, &[]);
    assert!(apart(&drawing.nodes) && drawing.edges.is_empty());
    assert_eq!(layout(0, &[]).nodes, []);
}

#[test]
fn few_lines_cross() {
    // Two families side by side, named in turns.
    let drawing = layout(6, &[(0, 2), (1, 3), (0, 4), (1, 5)]);
    let y = |n: usize| drawing.nodes[n].1;
    let families = (y(2).max(y(4)) < y(3).min(y(5))) || (y(3).max(y(5)) < y(2).min(y(4)));
    assert!(families, "{drawing:?}");
}
